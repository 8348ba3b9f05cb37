import { inEach, type Language, type Text } from '../text.ts';
import type { HitPolicy } from '../dmn/hit-policy.ts';
import type { Column } from './columns.ts';
import type { Box } from './cover.ts';
import { tellRegions } from './regions.ts';

const ANYTHING: Text = { ca: 'amb qualsevol dada', es: 'con cualquier dato', en: 'whatever the data' };

/** “Age: more than 30; Member: true”, naming only the columns that are not left open. */
function tellBox(columns: readonly Column[], box: Box, language: Language): string {
  const parts = columns.flatMap(({ label, regions, other }, index) => {
    const chosen = box[index];
    if (!chosen || chosen.length === regions.length) return [];
    const told = chosen.flatMap((region) => regions[region] ?? []);
    const isBreak = new Set(chosen.flatMap((region, place) => (chosen[place + 1] === region + 1 ? [] : [regions[region]])));
    return [`${label}: ${tellRegions(told, (region) => isBreak.has(region), other)[language]}`];
  });
  return parts.join('; ') || ANYTHING[language];
}

const list = (rules: readonly number[]): string => rules.join(', ');

export function tellGap(columns: readonly Column[], box: Box, unless: readonly number[]): Text {
  return inEach((language) => {
    const where = tellBox(columns, box, language);
    const doubt = unless.length ? { ca: `, tret que ho faci la regla ${list(unless)}`, es: `, salvo que lo haga la regla ${list(unless)}`, en: `, unless rule ${list(unless)} does` }[language] : '';
    return { ca: `Cap regla no cobreix aquest cas${doubt}: ${where}.`, es: `Ninguna regla cubre este caso${doubt}: ${where}.`, en: `No rule covers this case${doubt}: ${where}.` }[language];
  });
}

export function tellOverlap(columns: readonly Column[], box: Box, [one, other]: readonly [number, number], policy: HitPolicy): Text {
  return inEach((language) => {
    const where = tellBox(columns, box, language);
    const both = { ca: `Les regles ${one} i ${other} coincideixen: ${where}.`, es: `Las reglas ${one} y ${other} coinciden: ${where}.`, en: `Rules ${one} and ${other} overlap: ${where}.` }[language];
    return `${both} ${CONSEQUENCES[policy]?.[language] ?? ''}`.trim();
  });
}

const CONSEQUENCES: Partial<Record<HitPolicy, Text>> = {
  UNIQUE: { ca: 'La taula només n’admet una i no donaria cap resultat.', es: 'La tabla solo admite una y no daría ningún resultado.', en: 'The table allows only one and would give no result.' },
  ANY: { ca: 'Donen resultats diferents i la taula no en donaria cap.', es: 'Dan resultados distintos y la tabla no daría ninguno.', en: 'They give different results and the table would give none.' },
  FIRST: { ca: 'Decideix la primera.', es: 'Decide la primera.', en: 'The first one decides.' },
  PRIORITY: { ca: 'Decideix la de més prioritat.', es: 'Decide la de mayor prioridad.', en: 'The one with higher priority decides.' },
};

export const tellNeverTrue = (rule: number): Text => ({
  ca: `La regla ${rule} no es pot complir mai: alguna de les seves condicions és impossible.`,
  es: `La regla ${rule} no puede cumplirse nunca: alguna de sus condiciones es imposible.`,
  en: `Rule ${rule} can never apply: one of its conditions is impossible.`,
});

export const tellShadowed = (rule: number, because: readonly number[]): Text => ({
  ca: `La regla ${rule} no decideix mai: ${because.length > 1 ? 'les regles' : 'la regla'} ${list(because)} ja ${because.length > 1 ? 'cobreixen' : 'cobreix'} tots els seus casos.`,
  es: `La regla ${rule} no decide nunca: ${because.length > 1 ? 'las reglas' : 'la regla'} ${list(because)} ya ${because.length > 1 ? 'cubren' : 'cubre'} todos sus casos.`,
  en: `Rule ${rule} never decides: ${because.length > 1 ? 'rules' : 'rule'} ${list(because)} already ${because.length > 1 ? 'cover' : 'covers'} all its cases.`,
});

export const tellUnused = (name: string): Text => ({
  ca: `La dada «${name}» no influeix en cap regla. Traieu-la o feu-la servir.`,
  es: `El dato «${name}» no influye en ninguna regla. Quítelo o utilícelo.`,
  en: `The input “${name}” has no bearing on any rule. Remove it or use it.`,
});

export const tellUnread = (rule: number, input: string, source: string): Text => ({
  ca: `La condició «${source}» de la regla ${rule} sobre «${input}» no es pot comprovar per endavant: no és una comparació amb valors fixos.`,
  es: `La condición «${source}» de la regla ${rule} sobre «${input}» no puede comprobarse por adelantado: no es una comparación con valores fijos.`,
  en: `The condition “${source}” of rule ${rule} on “${input}” cannot be checked beforehand: it is no comparison with fixed values.`,
});
