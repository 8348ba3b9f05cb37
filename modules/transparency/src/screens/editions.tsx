import { Button, ProblemNotice, Section, toast, useFormat, useRun, useText, type Text } from '@comu/design';
import type { PortalSettings } from '../portal/settings.ts';
import { say } from './answers.ts';

export interface Edition { readonly number: number; readonly at: string; readonly byName: string; readonly changed: readonly string[]; readonly settings: PortalSettings }

const parts: Readonly<Record<string, Text>> = {
  intro: say('presentació', 'presentación', 'introduction'), email: say('correu', 'correo', 'e-mail'), phone: say('telèfon', 'teléfono', 'telephone'), accent: say('colors', 'colores', 'colours'), ink: say('colors', 'colores', 'colours'), logo: say('logotip', 'logotipo', 'logo'),
  licence: say('llicència', 'licencia', 'licence'), legal: say('avís legal', 'aviso legal', 'legal notice'), accessibility: say('accessibilitat', 'accesibilidad', 'accessibility'),
};

/** Who changed what of the portal and when; any edition can be put back. */
export function Editions({ editions }: { editions: readonly Edition[] }) {
  const t = useText();
  const format = useFormat();
  const { run, running, problem } = useRun('transparency.restore-portal');
  if (editions.length === 0) return null;
  return (
    <Section title={t(say('Edicions', 'Ediciones', 'Editions'))}>
      {problem && <ProblemNotice problem={problem} />}
      <ol className="publish-list">
        {editions.map(({ number, at, byName, changed }, place) => (
          <li key={number}>
            <div><span>{t(say('Edició {number}', 'Edición {number}', 'Edition {number}'), { number })} · {[...new Set(changed.map((part) => t(parts[part] ?? part)))].join(', ') || t(say('sense canvis', 'sin cambios', 'no changes'))}</span><span className="soft small">{format.moment(at)} · {byName}</span></div>
            {place === 0 ? <span className="soft small">{t(say('La vigent', 'La vigente', 'In force'))}</span> : <Button small busy={running} onClick={() => void run({ number }).then((done) => done && toast(t(say('S’ha tornat a l’edició {number}.', 'Se ha vuelto a la edición {number}.', 'Edition {number} is back.'), { number })))}>{t(say('Torna-hi', 'Volver a ella', 'Go back to it'))}<span className="sr-only"> {number}</span></Button>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
