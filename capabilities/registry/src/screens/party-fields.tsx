import { Button, CheckCircleIcon, languages, Select, TextField, TrashIcon, useText } from '@comu/design';
import { useEffect } from 'react';
import { bearerOf, compactNumber, useTaxNumber } from './tax-number.ts';
import type { Party } from './rows.ts';

/** A party while it is being written. */
export interface PartyDraft {
  readonly key: string;
  readonly role: 'main' | 'representative';
  readonly name: string;
  readonly identity: 'nif' | 'passport' | 'none';
  readonly number: string;
  readonly kind: Party['kind'];
  readonly email: string;
  readonly language: NonNullable<Party['language']>;
  readonly standing: string;
  readonly numberOk: boolean;
}
export const newParty = (role: PartyDraft['role']): PartyDraft => ({ key: crypto.randomUUID(), role, name: '', identity: 'nif', number: '', kind: 'person', email: '', language: 'ca', standing: '', numberOk: false });

/** The draft as the operation takes it; the party of an exit is its addressee. */
export const partyFrom = (draft: PartyDraft, direction: 'entry' | 'exit', represents: string | undefined): Party => ({
  role: draft.role === 'representative' ? 'representative' : direction === 'exit' ? 'addressee' : 'interested',
  name: draft.name.trim(), kind: draft.identity === 'nif' ? bearerOf(draft.number) : draft.kind,
  identity: draft.identity === 'none' ? { type: 'none' } : { type: draft.identity, number: draft.identity === 'nif' ? compactNumber(draft.number) : draft.number.trim() },
  ...(draft.email.trim() === '' ? {} : { email: draft.email.trim() }),
  ...(draft.role === 'representative' || draft.language === 'ca' ? {} : { language: draft.language }),
  ...(draft.role === 'representative' && represents ? { represents } : {}),
  ...(draft.role === 'representative' && draft.standing.trim() !== '' ? { standing: draft.standing.trim() } : {}),
});

const kindWords = {
  person: { ca: 'Persona', es: 'Persona', en: 'Person' }, company: { ca: 'Empresa o entitat', es: 'Empresa o entidad', en: 'Company or association' }, organisation: { ca: 'Administració', es: 'Administración', en: 'Public body' },
} as const;

/** Who files or is addressed: the number first, judged while it is typed, since it tells what kind of party it is. */
export function PartyFields({ party, title, onParty, onRemove, tried, autoFocus = false }: { party: PartyDraft; title: string; onParty(party: PartyDraft): void; onRemove?: (() => void) | undefined; tried: boolean; autoFocus?: boolean }) {
  const t = useText();
  const judged = useTaxNumber(party.identity === 'nif' ? party.number : '');
  const ok = party.identity === 'none' || (party.identity === 'nif' ? judged === 'dni' || judged === 'nie' || judged === 'cif' : party.number.trim().length >= 4);
  useEffect(() => {
    if (ok !== party.numberOk) onParty({ ...party, numberOk: ok });
  });
  const change = (part: Partial<PartyDraft>) => onParty({ ...party, ...part });
  const numberProblem = judged === 'wrong' || (tried && !ok)
    ? party.identity === 'passport' ? t({ ca: 'Escriviu el número del document.', es: 'Escriba el número del documento.', en: 'Write the number of the document.' })
    : judged === 'empty' ? t({ ca: 'Escriviu el NIF o trieu “Sense document”.', es: 'Escriba el NIF o elija «Sin documento».', en: 'Write the tax number or choose “No document”.' })
    : t({ ca: 'La lletra o el dígit de control no quadra: reviseu el número.', es: 'La letra o el dígito de control no cuadra: revise el número.', en: 'The control letter or digit does not match: check the number.' }) : undefined;
  return (
    <fieldset className="ds-fieldset registry-party">
      <legend className="field-set-title">{title}</legend>
      {onRemove && <span className="registry-party-remove"><Button small look="quiet" icon={TrashIcon} onClick={onRemove}>{t({ ca: 'Treu', es: 'Quitar', en: 'Remove' })}<span className="sr-only"> {title}</span></Button></span>}
      <div className="registry-party-grid">
        <Select label={t({ ca: 'Document', es: 'Documento', en: 'Identity paper' })} value={party.identity} onValue={(identity) => change({ identity: identity as PartyDraft['identity'] })}
          options={[{ value: 'nif', label: 'NIF / NIE' }, { value: 'passport', label: t({ ca: 'Passaport o altre', es: 'Pasaporte u otro', en: 'Passport or other' }) }, { value: 'none', label: t({ ca: 'Sense document', es: 'Sin documento', en: 'No document' }) }]} />
        {party.identity === 'none'
          ? <Select label={t({ ca: 'Qui és', es: 'Quién es', en: 'Who it is' })} value={party.kind} onValue={(kind) => change({ kind: kind as Party['kind'] })} options={Object.entries(kindWords).map(([value, words]) => ({ value, label: t(words) }))} />
          : <TextField label={<>{party.identity === 'nif' ? 'NIF' : t({ ca: 'Número', es: 'Número', en: 'Number' })} {party.identity === 'nif' && ok && <span className="registry-ok"><CheckCircleIcon size={15} weight="fill" aria-hidden /> {t(kindWords[bearerOf(party.number)])}</span>}</>}
              value={party.number} autoFocus={autoFocus} autoComplete="off" spellCheck={false} className="ds-input tabular" problem={numberProblem}
              onValue={(number) => change({ number })} onBlur={() => party.identity === 'nif' && change({ number: compactNumber(party.number) })} />}
        <TextField label={t({ ca: 'Nom i cognoms o raó social', es: 'Nombre y apellidos o razón social', en: 'Full name or company name' })} value={party.name} onValue={(name) => change({ name })} autoComplete="off"
          problem={tried && party.name.trim() === '' ? t({ ca: 'Escriviu el nom.', es: 'Escriba el nombre.', en: 'Write the name.' }) : undefined} />
        {party.role === 'representative'
          ? <TextField label={t({ ca: 'Com acredita la representació', es: 'Cómo acredita la representación', en: 'Proof of representation' })} optional value={party.standing} onValue={(standing) => change({ standing })} />
          : <TextField label={t({ ca: 'Correu electrònic', es: 'Correo electrónico', en: 'E-mail' })} optional type="email" value={party.email} onValue={(email) => change({ email })} autoComplete="off" />}
        {party.role === 'main' && <Select label={t({ ca: 'Llengua en què vol el justificant i els avisos', es: 'Lengua en la que quiere el justificante y los avisos', en: 'Language of the receipt and notices' })} value={party.language} onValue={(language) => change({ language: language as PartyDraft['language'] })} options={languages.map(({ code, name }) => ({ value: code, label: name }))} />}
      </div>
    </fieldset>
  );
}
