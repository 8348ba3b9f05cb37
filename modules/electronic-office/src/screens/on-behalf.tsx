import { RadioGroup, TextField, useText } from '@comu/design';
import type { OnBehalf, Visitor } from './answers.ts';
import { say } from './say.ts';

/** For themselves, for one whom the provider vouches they represent (its number), or for another they say they represent. */
export type WhoActs = { readonly as: 'self' } | { readonly as: string; readonly of: OnBehalf };

const blank: OnBehalf = { kind: 'person', name: '', nif: '', standing: '' };
/** The letter of a tax number that companies and entities bear (Order EHA/451/2008). */
const kindOf = (nif: string): OnBehalf['kind'] => (/^[ABCDEFGHJNPQRSUVW]/i.test(nif.trim()) ? 'company' : 'person');

/** In whose name it is filed and by what (Llei 39/2015, art. 5). */
export function OnBehalfFields({ visitor, acts, onActs, tried, wrongNumber }: { visitor: Visitor; acts: WhoActs; onActs(acts: WhoActs): void; tried: boolean; wrongNumber: boolean }) {
  const t = useText();
  const choose = (as: string) => {
    const proven = visitor.represents.find(({ nif }) => nif === as);
    if (as === 'self') onActs({ as: 'self' });
    else onActs({ as, of: proven === undefined ? blank : { kind: kindOf(proven.nif), name: proven.name, nif: proven.nif, standing: t(say('Representació que consta a qui m’identifica', 'Representación que consta a quien me identifica', 'Representation known to whoever identifies me')) } });
  };
  const of = 'of' in acts ? acts.of : blank;
  const change = (part: Partial<OnBehalf>) => onActs({ as: 'other', of: { ...of, ...part } });
  const missing = (value: string, least: number) => (tried && value.trim().length < least ? t(say('Ompliu aquest camp.', 'Rellene este campo.', 'Fill in this field.')) : undefined);
  return (
    <>
      <RadioGroup label={t(say('Actueu…', 'Actúa…', 'You act…'))} value={acts.as} onValue={choose} options={[
        { value: 'self', label: t(say('En nom meu: {name}, {number}', 'En mi nombre: {name}, {number}', 'For myself: {name}, {number}'), { name: visitor.name, number: visitor.identity.number }) },
        ...visitor.represents.map(({ nif, name }) => ({ value: nif, label: t(say('En nom de {name}, {nif}', 'En nombre de {name}, {nif}', 'For {name}, {nif}'), { name, nif }) })),
        { value: 'other', label: t(say('En nom d’una altra persona, empresa o entitat', 'En nombre de otra persona, empresa o entidad', 'For another person, company or entity')) },
      ]} />
      {acts.as === 'other' && (
        <div className="office-behalf">
          <TextField label={t(say('Nom o raó social', 'Nombre o razón social', 'Name'))} value={of.name} onValue={(name) => change({ name })} problem={missing(of.name, 1)} />
          <TextField label="NIF" value={of.nif} className="ds-input tabular" spellCheck={false} onValue={(nif) => change({ nif: nif.toUpperCase(), kind: kindOf(nif) })} problem={missing(of.nif, 9) ?? (wrongNumber ? t(say('Aquest NIF no és correcte: reviseu-ne les xifres i la lletra.', 'Este NIF no es correcto: revise sus cifras y su letra.', 'This number is not right: check its digits and its letter.')) : undefined)} />
          <TextField label={t(say('Per què la representeu', 'Por qué la representa', 'By what you represent them'))} value={of.standing} onValue={(standing) => change({ standing })} problem={missing(of.standing, 3)}
            help={t(say('Poder notarial, administració, tutela, autorització… Us poden demanar que ho acrediteu (art. 5.6).', 'Poder notarial, administración, tutela, autorización… Le pueden pedir que lo acredite (art. 5.6).', 'Power of attorney, directorship, guardianship, authorisation… You may be asked to prove it (art. 5.6).'))} />
        </div>
      )}
    </>
  );
}
