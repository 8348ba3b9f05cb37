import { useEffect, type ReactNode } from 'react';
import { Link, State, useText } from '@comu/design';
import type { Place } from '../publishing/places.ts';
import { say, type Checks, type Finding, type Step } from './answers.ts';

export const anchorOf = (place: Place): string => `camp-${place}`;
/** The page where something is put right, and its name; `null`: it comes by itself when the files are made again. */
export function pageOf(place: Place, { org, offer, dataset }: { org: string; offer?: string; dataset?: string }): { href: string; name: ReturnType<typeof say> } | null {
  if (place === 'contact') return { href: `/o/${org}/dades/portal#${anchorOf('contact')}`, name: say('Contacte del portal', 'Contacto del portal', 'Contact of the portal') };
  if (place === 'body') return { href: `/o/${org}/do/identity.change-organisation`, name: say('Dades de l’ens', 'Datos del ente', 'Details of the body') };
  if (place === 'dataset') return dataset === undefined ? null : { href: `/o/${org}/dades/conjunt/${dataset}`, name: say('Pàgina del conjunt al catàleg', 'Página del conjunto en el catálogo', 'Page of the dataset in the catalogue') };
  return place === 'files' || offer === undefined ? null : { href: `/o/${org}/dades/publica/${offer}#${anchorOf(place)}`, name: say('Aneu al camp', 'Ir al campo', 'Go to the field') };
}

/** Takes whoever reads to a field, and puts the caret in it. */
export function goTo(place: Place): void {
  const found = document.getElementById(anchorOf(place));
  found?.closest('details')?.setAttribute('open', '');
  found?.scrollIntoView({ block: 'center' });
  found?.querySelector<HTMLElement>('[aria-invalid="true"], input:placeholder-shown, input, textarea, select')?.focus({ preventScroll: true });
}
/** The same for whoever comes from another page with the field in the address. */
export function useArrival(ready: boolean): void {
  useEffect(() => {
    const place = /^#camp-(\w+)$/.exec(location.hash)?.[1];
    if (ready && place !== undefined) goTo(place as Place);
  }, [ready]);
}

/** Where a field stands, so that what is wrong with it can lead there. */
export const Spot = ({ place, children }: { place: Place; children: ReactNode }) => <div id={anchorOf(place)} className="offer-spot">{children}</div>;

/** What the standard and the score say of one field, as the field tells it: what is wrong below it, what is advisable above. `spanish`: what is asked of the Spanish words alone, or all but that. */
export function useBeside({ findings, mqa }: Pick<Checks, 'findings' | 'mqa'>) {
  const t = useText();
  return (place: Place, { spanish, help }: { spanish?: boolean; help?: string } = {}) => {
    const mine = findings.filter((each) => each.place === place && (spanish === undefined || isSpanish(each) === spanish));
    const grave = mine.filter(({ level }) => level === 'violation');
    const advice = mine.filter(({ level }) => level !== 'violation');
    const step = spanish === true ? undefined : mqa.next.find((each) => each.place === place && each.id !== 'dcatApCompliance');
    return {
      ...(grave.length === 0 ? {} : { problem: <>{grave.map(({ rule, says, source }) => <span key={rule} className="offer-problem">{t(says)} <span className="offer-source">{source}</span></span>)}</> }),
      ...(help === undefined && advice.length === 0 && step === undefined ? {} : { help: <>{help}{(advice.length > 0 || step !== undefined) && <Advice says={advice[0] === undefined ? t(step!.remedy) : t(advice[0].says)} step={step} />}</> }),
    };
  };
}
const isSpanish = ({ rule }: Finding) => rule.endsWith('.spanish');

function Advice({ says, step }: { says: string; step: Step | undefined }) {
  const t = useText();
  return <span className="offer-advice"><State tone="warning">{t(say('Recomanat', 'Recomendado', 'Advised'))}</State> {says}{step && <> <strong className="offer-points">{t(say('+{n} {n|punt|punts}', '+{n} {n|punto|puntos}', '+{n} {n|point|points}'), { n: step.points })}</strong></>}</span>;
}

/** What is wrong that is not mended on this page, with the page where it is. */
export function Elsewhere({ org, checks: { findings, stops, dataset } }: { org: string; checks: Checks }) {
  const t = useText();
  const away = ['contact', 'body', 'dataset', 'files'];
  const told = [...stops.map(({ says, place }) => ({ key: says.ca, says, place, grave: true, source: null as string | null })), ...findings.filter(({ place }) => away.includes(place)).map(({ rule, says, place, level, source }) => ({ key: rule, says, place, grave: level === 'violation', source }))];
  if (told.length === 0) return null;
  return (
    <ul className="publish-list">
      {told.map(({ key, says, place, grave, source }) => {
        const page = place === 'approval' ? null : pageOf(place, { org, dataset: dataset.code });
        return <li key={key}><div><span>{t(says)}</span>{source && <span className="soft small">{source}</span>}{page && <Link href={page.href}>{t(page.name)}</Link>}</div><State tone={grave ? 'danger' : 'warning'}>{t(grave ? say('Ho atura', 'Lo detiene', 'Stops it') : say('Recomanat', 'Recomendado', 'Advised'))}</State></li>;
      })}
    </ul>
  );
}
