/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- the list of a combobox: the focus stays in the field, which points at the option */
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useQueries } from '@tanstack/react-query';
import { ArrowRightIcon, BuildingsIcon, call, FileTextIcon, MagnifyingGlassIcon, operationHref, PlusIcon, QuestionIcon, recordHref, rowName, SunHorizonIcon, useDescription, useGo, useLanguage, useText, type Icon, type ListAnswer, type Me, type Text, fold } from '@comu/design';
import { actionsWorthNaming, addressIn, mayOpen } from '../places.ts';
import { askedBy, fits, isRoom } from './also-called.ts';
import { todayTitle, useStops } from './rail.tsx';
import { useScreens } from './screens-context.tsx';

interface Hit {
  readonly key: string;
  readonly group: Text;
  readonly label: string;
  readonly note?: string;
  /** Other words that it is found by, and that are not shown. */
  readonly also?: string;
  readonly icon: Icon;
  readonly href: string;
}

const groups = {
  go: { ca: 'Anar a', es: 'Ir a', en: 'Go to' },
  act: { ca: 'Fer', es: 'Hacer', en: 'Do' },
  found: { ca: 'Trobat', es: 'Encontrado', en: 'Found' },
  organisation: { ca: 'Actuar en nom de', es: 'Actuar en nombre de', en: 'Act in the name of' },
  help: { ca: 'Ajuda', es: 'Ayuda', en: 'Help' },
} satisfies Record<string, Text>;

/** Ctrl K: places, actions, rows, people, organisations and help, by a few letters. */
export function Palette({ open, onClose, me, home }: { open: boolean; onClose(): void; me: Me; home: string | undefined }) {
  const ref = useRef<HTMLDialogElement>(null);
  const t = useText();
  useEffect(() => {
    const dialog = ref.current;
    if (!open || dialog === null) return;
    if (!dialog.open) dialog.showModal();
    const beside = (event: MouseEvent) => event.target === dialog && dialog.close();
    dialog.addEventListener('click', beside);
    return () => dialog.removeEventListener('click', beside);
  }, [open]);
  if (!open) return null;
  return (
    <dialog ref={ref} className="palette" aria-label={t({ ca: 'Cerqueu o feu', es: 'Busque o haga', en: 'Find or do' })} onClose={onClose}>
      <PaletteInside onClose={onClose} me={me} home={home} />
    </dialog>
  );
}

function PaletteInside({ onClose, me, home }: { onClose(): void; me: Me; home: string | undefined }) {
  const t = useText();
  const go = useGo();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const known = useKnown(me, home);
  const found = useFound(typed, home);
  const named = words.length === 0 ? known.filter(({ group }) => group === groups.go) : known.filter(({ label, note }) => fits(`${label} ${note ?? ''}`, words));
  const hits = [...named.slice(0, 12), ...(words.length === 0 ? [] : known.filter((hit) => hit.also !== undefined && !named.includes(hit) && fits(hit.also, words)).slice(0, 6)), ...found];
  const choose = (hit: Hit | undefined) => {
    if (hit === undefined) return;
    onClose();
    go(hit.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setAt((at + step + hits.length) % hits.length);
    }
    if (event.key === 'Enter') choose(hits[at]);
  };
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at, id]);
  return (
    <>
      <div className="palette-find">
        <MagnifyingGlassIcon size={20} aria-hidden />
        <input role="combobox" aria-expanded aria-controls={`${id}-list`} aria-activedescendant={hits.length > 0 ? `${id}-${at}` : undefined} aria-label={t({ ca: 'Cerqueu o feu', es: 'Busque o haga', en: 'Find or do' })}
          placeholder={t({ ca: 'Un lloc, una acció, un expedient, una persona…', es: 'Un lugar, una acción, un expediente, una persona…', en: 'A place, an action, a case, a person…' })} value={typed} onKeyDown={onKeyDown} onChange={(event) => { setTyped(event.target.value); setAt(0); }} />
        <kbd>Esc</kbd>
      </div>
      <div role="listbox" id={`${id}-list`} className="palette-list" aria-label={t({ ca: 'Resultats', es: 'Resultados', en: 'Results' })} tabIndex={-1}>
        {hits.map((hit, index) => (
          <div key={hit.key} role="option" id={`${id}-${index}`} aria-selected={index === at} className="palette-hit" onPointerMove={() => setAt(index)} onClick={() => choose(hit)} onKeyDown={() => {}}>
            <hit.icon size={19} aria-hidden /><span className="palette-words"><span>{hit.label}</span>{hit.note && <span className="soft small">{hit.note}</span>}</span>{hit.group !== hits[index - 1]?.group && <span className="palette-group">{t(hit.group)}</span>}
          </div>
        ))}
      </div>
      {hits.length === 0 && <p className="palette-none" aria-live="polite">{t({ ca: 'No hem trobat res. Proveu amb menys lletres.', es: 'No hemos encontrado nada. Pruebe con menos letras.', en: 'Nothing found. Try fewer letters.' })}</p>}
    </>
  );
}

/** A place that two ways lead to by the same name is named once. */
const once = (hits: readonly Hit[]): readonly Hit[] => hits.filter((hit, at) => hits.findIndex(({ group, label }) => group === hit.group && label === hit.label) === at || hit.group === groups.organisation);

const firstSentence = (text: string): string => /^.*?[.:?!](?=\s|$)/.exec(text)?.[0] ?? text;

/** What can be reached without asking the server. */
function useKnown(me: Me, home: string | undefined): readonly Hit[] {
  const t = useText();
  const screens = useScreens();
  const stops = useStops(me, home);
  const description = useDescription(home);
  return useMemo(() => {
    const membership = me.memberships.find(({ organisation }) => organisation.slug === home);
    const can = { can: (permission: string) => membership?.permissions.includes(permission) ?? false };
    const slug = home ?? '';
    const creating = description?.records.filter(({ can: may }) => may.create).map(({ name }) => `${name}.create`) ?? [];
    const general = description === undefined ? [] : [...actionsWorthNaming(description), ...description.operations.filter(({ name }) => creating.includes(name))];
    const rooms = screens.filter((screen) => isRoom(screen) && mayOpen(screen, can));
    return once([
      { key: 'today', group: groups.go, label: t(todayTitle), icon: SunHorizonIcon, href: '/avui' },
      ...stops.map(({ place, title, icon, href }) => ({ key: place, group: groups.go, label: t(title), also: rooms.filter((room) => t(room.title) === t(title)).map(askedBy).join(' '), icon, href })),
      ...rooms.map((screen) => ({ key: screen.path, group: groups.go, label: t(screen.title), also: askedBy(screen), icon: screen.nav?.icon ?? ArrowRightIcon, href: addressIn(screen.path, slug) })),
      ...(description?.records.filter((record) => record.can.read).map((record) => ({ key: record.name, group: groups.go, label: t(record.plural), icon: FileTextIcon, href: recordHref(slug, record.name) })) ?? []),
      ...general.map((each) => ({ key: each.name, group: groups.act, label: t(each.title), icon: PlusIcon, href: operationHref(slug, each.name) })),
      ...me.memberships.map(({ organisation, roles }) => ({ key: organisation.id, group: groups.organisation, label: organisation.name, note: roles.map((role) => t(role)).join(', '), icon: BuildingsIcon, href: `/o/${organisation.slug}` })),
      ...rooms.map((screen) => ({ key: `help ${screen.path}`, group: groups.help, label: t(screen.title), note: firstSentence(t(screen.help)), icon: QuestionIcon, href: addressIn(screen.path, slug) })),
    ]);
  }, [me, screens, stops, description, home, t]);
}

/** Rows of the organisation that hold the words, a few of each record that can be searched. */
function useFound(typed: string, home: string | undefined): readonly Hit[] {
  const t = useText();
  const { language } = useLanguage();
  const description = useDescription(home);
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const waiting = setTimeout(() => setAsked(typed.trim()), 200);
    return () => clearTimeout(waiting);
  }, [typed]);
  const records = asked.length < 2 ? [] : (description?.records.filter((record) => record.search && record.can.read).slice(0, 12) ?? []);
  const answers = useQueries({
    queries: records.map((record) => ({
      queryKey: ['answer', home ?? '', `${record.name}.list`, { search: asked, limit: 4 }],
      staleTime: 15_000,
      queryFn: ({ signal }: { signal: AbortSignal }) => call<ListAnswer>({ operation: `${record.name}.list`, input: { search: asked, limit: 4 }, organisation: home, language, signal }),
    })),
  });
  return records.flatMap((record, index) => (answers[index]?.data?.rows ?? []).map((row) => ({ key: row.id, group: groups.found, label: rowName(record, row, language), note: t(record.title), icon: FileTextIcon, href: recordHref(home ?? '', record.name, row.id) })));
}
