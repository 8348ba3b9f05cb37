import type { Actor, Text } from '@comu/kernel';
import type { ColumnEntry, Sight } from '../records/index.ts';
import { say } from '../words.ts';

/** Whoever asks for data, and what for. */
export interface Asker {
  readonly kind: Actor['kind'];
  readonly person: string | null;
  readonly roles: readonly string[];
  readonly units: readonly string[];
  readonly steward: boolean;
  readonly reads: boolean;
  readonly purpose?: string;
}

export interface Guarded {
  readonly access: 'public' | 'organisation' | 'restricted';
  readonly personal: 'none' | 'personal' | 'special';
  readonly columns: readonly Pick<ColumnEntry, 'name' | 'class'>[];
}
export interface Granted { readonly title: string; readonly roles: readonly string[]; readonly units: readonly string[]; readonly purposes: readonly string[]; readonly rows: string | null; readonly columns: Readonly<Record<string, Sight>> }

/** What somebody sees of a dataset, and why. */
export interface View {
  readonly columns: Readonly<Record<string, Sight>>;
  /** A SQL condition over the columns; `null`: every row. */
  readonly rows: string | null;
  /** Only figures over several people may be asked for, never single rows. */
  readonly figuresOnly: boolean;
  readonly rule: string | null;
  readonly why: Text;
}

/**
 * What whoever asks sees of a dataset (GDPR arts. 5.1.c and 25: no more than the task needs), or `undefined`: nothing.
 * The first access rule that fits holds alone, so that two rules never add up to more than either says.
 */
export function sightOf({ dataset, rules, asker, present }: { dataset: Guarded; rules: readonly Granted[]; asker: Asker; /** Columns of the version. */ present: readonly string[] }): View | undefined {
  const classOf = new Map(dataset.columns.map((each) => [each.name, each.class]));
  // A column that the dictionary does not know yet is taken for as delicate as its dataset.
  const unknown = dataset.personal === 'none' ? 'internal' : dataset.personal;
  const sights = (choose: (name: string, kind: ColumnEntry['class']) => Sight) => Object.fromEntries(present.map((name) => [name, choose(name, classOf.get(name) ?? unknown)]));

  if (asker.kind === 'public') {
    if (dataset.access !== 'public' || dataset.personal !== 'none') return undefined;
    return { columns: sights((_, kind) => (kind === 'open' ? 'clear' : 'hidden')), rows: null, figuresOnly: false, rule: null, why: say('És un conjunt públic: se’n veuen les columnes obertes.', 'Es un conjunto público: se ven las columnas abiertas.', 'It is a public dataset: its open columns are shown.') };
  }
  if (asker.kind === 'system') return { columns: sights((_, kind) => byDefault(kind)), rows: null, figuresOnly: false, rule: null, why: say('Ho calcula la plataforma.', 'Lo calcula la plataforma.', 'The platform computes it.') };
  if (!asker.reads) return undefined;

  const fits = rules.find((rule) => named(rule.roles, asker.roles) && named(rule.units, asker.units) && (rule.purposes.length === 0 || (asker.purpose !== undefined && rule.purposes.includes(asker.purpose))));
  if (fits !== undefined) return {
    columns: sights((name, kind) => fits.columns[name] ?? byDefault(kind)), rows: fits.rows, figuresOnly: false, rule: fits.title,
    why: say(`Us ho permet la regla “${fits.title}”.`, `Se lo permite la regla «${fits.title}».`, `The rule “${fits.title}” allows it.`),
  };
  if (dataset.access === 'restricted') return undefined;
  const delicate = dataset.personal !== 'none' || present.some((name) => ['personal', 'special'].includes(classOf.get(name) ?? unknown));
  const figuresOnly = delicate && !asker.steward;
  return {
    columns: sights((_, kind) => byDefault(kind)), rows: null, figuresOnly, rule: null,
    why: !delicate ? say('El pot consultar tothom de l’ens.', 'Lo puede consultar todo el ente.', 'Everybody of the body may read it.')
      : figuresOnly ? say('Té dades personals i cap regla us les obre: se’n poden demanar xifres, no files.', 'Tiene datos personales y ninguna regla se los abre: se pueden pedir cifras, no filas.', 'It holds personal data and no rule opens them to you: figures may be asked for, rows not.')
        : say('Té dades personals: qui en té cura les veu amb un codi en lloc del valor.', 'Tiene datos personales: quien lo cuida las ve con un código en lugar del valor.', 'It holds personal data: its steward sees a code in place of each value.'),
  };
}

/** What for each rule that is for whoever asks opens more than they see without saying so. */
export const purposesFor = (rules: readonly Granted[], asker: Asker): string[] => [...new Set(rules.flatMap(({ roles, units, purposes }) => (asker.reads && named(roles, asker.roles) && named(units, asker.units) ? purposes : [])))];

const byDefault = (kind: ColumnEntry['class']): Sight => (kind === 'special' ? 'hidden' : kind === 'personal' ? 'pseudonym' : 'clear');
const named = (wanted: readonly string[], held: readonly string[]) => wanted.length === 0 || wanted.some((each) => held.includes(each));
