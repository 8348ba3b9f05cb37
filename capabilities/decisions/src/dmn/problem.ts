import type { Text } from '../text.ts';

/** What is wrong in a model, and where. */
export interface Problem {
  readonly code: string;
  readonly message: Text;
  /** Line of the file, from 1. */
  readonly line: number;
  /** Name or id of the element, or its tag when it has none; empty when it is the file as a whole. */
  readonly element: string;
}

/** Thrown when a file cannot be read as a DMN model at all. */
export class DmnError extends Error {
  readonly problem: Problem;
  readonly text: Text;
  constructor(problem: Problem) {
    super(`DMN line ${problem.line}, ${problem.element}: ${problem.message.en}`);
    this.name = 'DmnError';
    this.problem = problem;
    const where = problem.element === '' ? `${problem.line}` : `${problem.line}, ${problem.element}`;
    this.text = { ca: `Línia ${where}: ${problem.message.ca}`, es: `Línea ${where}: ${problem.message.es}`, en: `Line ${where}: ${problem.message.en}` };
  }
}

export const PROBLEMS = {
  notXml: (why: Text): Text => why,
  tooLarge: (most: string): Text => ({
    ca: `El fitxer és massa gran: el màxim és ${most}. Dividiu el model.`,
    es: `El archivo es demasiado grande: el máximo es ${most}. Divida el modelo.`,
    en: `The file is too large: the most is ${most}. Split the model.`,
  }),
  hasDoctype: (): Text => ({
    ca: 'El fitxer porta una declaració DOCTYPE, que no s’admet per seguretat. Traieu-la.',
    es: 'El archivo lleva una declaración DOCTYPE, que no se admite por seguridad. Quítela.',
    en: 'The file has a DOCTYPE declaration, which is not allowed for safety. Remove it.',
  }),
  notDmn: (found: string): Text => ({
    ca: `El fitxer no és un model DMN 1.1 a 1.5: comença per ${found}. Trieu-ne un altre.`,
    es: `El archivo no es un modelo DMN 1.1 a 1.5: empieza por ${found}. Elija otro.`,
    en: `The file is not a DMN 1.1 to 1.5 model: it starts with ${found}. Choose another one.`,
  }),
  missing: (what: string): Text => ({
    ca: `Hi falta «${what}». Afegiu-l’hi.`,
    es: `Falta «${what}». Añádalo.`,
    en: `“${what}” is missing. Add it.`,
  }),
  unknownReference: (reference: string): Text => ({
    ca: `Fa referència a «${reference}», que no existeix en aquest model ni en els importats. Corregiu-la o afegiu el fitxer que la té.`,
    es: `Hace referencia a «${reference}», que no existe en este modelo ni en los importados. Corríjala o añada el archivo que la tiene.`,
    en: `It refers to “${reference}”, which is neither in this model nor in those it imports. Correct it or add the file that has it.`,
  }),
  unknownImport: (namespace: string): Text => ({
    ca: `Importa el model «${namespace}», que no s’ha aportat. Afegiu-lo.`,
    es: `Importa el modelo «${namespace}», que no se ha aportado. Añádalo.`,
    en: `It imports the model “${namespace}”, which was not supplied. Add it.`,
  }),
  unknownType: (name: string): Text => ({
    ca: `El tipus «${name}» no està definit. Corregiu-ne el nom o definiu-lo.`,
    es: `El tipo «${name}» no está definido. Corrija el nombre o defínalo.`,
    en: `The type “${name}” is not defined. Correct its name or define it.`,
  }),
  unknownName: (name: string): Text => ({
    ca: `Fa servir «${name}», que no és cap dada, decisió ni funció a l’abast. Corregiu el nom o afegiu-ne el requisit.`,
    es: `Usa «${name}», que no es ningún dato, decisión ni función a su alcance. Corrija el nombre o añada el requisito.`,
    en: `It uses “${name}”, which is no data, decision or function within its reach. Correct the name or add the requirement.`,
  }),
  cycle: (path: string): Text => ({
    ca: `Les decisions depenen en cercle: ${path}. Feu que una deixi de demanar-ne una altra.`,
    es: `Las decisiones dependen en círculo: ${path}. Haga que una deje de pedir otra.`,
    en: `The decisions depend on one another in a circle: ${path}. Let one of them no longer ask for another.`,
  }),
  unreadable: (detail: Text): Text => detail,
  foreignLanguage: (language: string): Text => ({
    ca: `L’expressió està escrita en «${language}»; només s’admet FEEL. Torneu-la a escriure en FEEL.`,
    es: `La expresión está escrita en «${language}»; solo se admite FEEL. Vuelva a escribirla en FEEL.`,
    en: `The expression is written in “${language}”; only FEEL is allowed. Write it again in FEEL.`,
  }),
  foreignFunction: (kind: string): Text => ({
    ca: `La funció és de tipus ${kind} i no té equivalent aquí, on no s’executa codi de fora. Torneu-la a escriure en FEEL.`,
    es: `La función es de tipo ${kind} y no tiene equivalente aquí, donde no se ejecuta código externo. Vuelva a escribirla en FEEL.`,
    en: `The function is of kind ${kind} and has no equivalent here, where no outside code is run. Write it again in FEEL.`,
  }),
  unknownElement: (name: string): Text => ({
    ca: `«${name}» no és una expressió de DMN. Canvieu-la o traieu-la.`,
    es: `«${name}» no es una expresión de DMN. Cámbiela o quítela.`,
    en: `“${name}” is not an expression of DMN. Change it or remove it.`,
  }),
  badTable: (detail: Text): Text => detail,
  duplicate: (name: string): Text => ({
    ca: `Hi ha més d’un element que es diu «${name}». Canvieu-ne el nom d’un.`,
    es: `Hay más de un elemento que se llama «${name}». Cambie el nombre de uno.`,
    en: `More than one element is called “${name}”. Rename one of them.`,
  }),
};
