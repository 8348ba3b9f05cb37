import type { TemplateSchema } from '@comu/documents';
import type { documentKinds } from '@comu/filing';

export const senses = {
  granted: { ca: 'Estimar', es: 'Estimar', en: 'Grant' }, partly: { ca: 'Estimar en part', es: 'Estimar en parte', en: 'Grant in part' },
  refused: { ca: 'Desestimar', es: 'Desestimar', en: 'Refuse' }, decided: { ca: 'Resoldre', es: 'Resolver', en: 'Decide' },
  withdrawn: { ca: 'Tenir per desistida', es: 'Tener por desistida', en: 'Deem withdrawn' },
} as const;

const text = { type: 'text' } as const;
/** What every template of the module may say of its case. */
export const schema: TemplateSchema = { case: text, title: text, interested: text, opened: { type: 'moment' }, sense: { type: 'choice', options: senses }, text };

export interface Shipped { readonly code: string; readonly name: string; readonly kind: keyof typeof documentKinds; readonly text: string; readonly language?: 'es' }

const facts = `Expedient :: {{ case }}
Interessat :: {{ interested }}
Inici :: {{ opened | day }}`;
const appeals = `## Recursos

Aquesta resolució posa fi a la via administrativa. Podeu interposar-hi recurs de reposició en un mes o recurs contenciós administratiu en dos mesos, des de l’endemà de la notificació (Llei 39/2015, arts. 123 i 124; Llei 29/1998, art. 46).`;

export const templates: readonly Shipped[] = [
  { code: 'general-answer', name: 'Resolució d’una sol·licitud genèrica', kind: 'TD01', text: `# {{ title }}

${facts}

## Motius

{{ text }}

## Resolució

{{ sense }} la sol·licitud.

${appeals}

{{ signature "L’òrgan competent" }}
` },
  { code: 'information-access', name: 'Resolució sobre l’accés a informació pública', kind: 'TD01', text: `# {{ title }}

${facts}

## Motius

{{ text }}

## Resolució

{{ sense }} l’accés a la informació pública (Llei 19/2014, art. 34).

{{#if sense != "granted"}}
També podeu reclamar gratuïtament davant la Comissió de Garantia del Dret d’Accés a la Informació Pública en un mes (art. 39).
{{/if}}

${appeals}

{{ signature "L’òrgan competent" }}
` },
  { code: 'decree', name: 'Decret', kind: 'TD01', text: `# {{ title }}

Expedient :: {{ case }}

{{ text }}

{{ signature "L’alcaldia o presidència" }}
` },
  { code: 'extension', name: 'Comunicació de l’ampliació del termini', kind: 'TD06', text: `# Ampliació del termini

${facts}

El volum o la complexitat de la informació que demaneu fan necessari ampliar el termini per resoldre (Llei 19/2014, art. 33.2).

{{ text }}
` },
  { code: 'requirement', name: 'Requeriment d’esmena', kind: 'TD07', text: `# Requeriment d’esmena

${facts}

Revisada la sol·licitud, us demanem:

{{ text }}

Teniu **10 dies hàbils** des de l’endemà d’aquesta notificació per aportar-ho, amb les vostres paraules i els fitxers que calguin, a la seu electrònica o al registre. Si no ho feu, es podrà resoldre que desistiu de la sol·licitud (Llei 39/2015, art. 68.1).

El termini per resoldre queda suspès des d’aquesta notificació fins que ho aporteu o s’acabi el termini (art. 22.1.a).

{{ signature "L’òrgan competent" }}
` },
  { code: 'requirement-to-clarify', name: 'Requeriment per concretar una petició d’informació', kind: 'TD07', text: `# Requeriment per concretar la petició

${facts}

Perquè us puguem donar la informació que demaneu cal que ens concreteu:

{{ text }}

Teniu **10 dies hàbils** des de l’endemà d’aquesta notificació per fer-ho, a la seu electrònica o al registre; us hi ajudarem si ho voleu. Si no ho feu, es podrà resoldre que desistiu de la petició (Llei 19/2014, art. 28; Llei 19/2013, art. 19.2).

El termini per resoldre queda suspès des d’aquesta notificació fins que contesteu o s’acabi el termini (Llei 39/2015, art. 22.1.a).

{{ signature "L’òrgan competent" }}
` },
  { code: 'withdrawal', name: 'Resolució de desistiment', kind: 'TD01', text: `# Desistiment: {{ title }}

${facts}

## Motius

Es va requerir que es completés la sol·licitud i ha passat el termini de 10 dies hàbils sense resposta (Llei 39/2015, art. 68.1).

{{ text }}

## Resolució

Tenir {{ interested }} per desistit de la sol·licitud i arxivar l’expedient (arts. 21.1 i 68.1). Se’n pot presentar una de nova.

${appeals}

{{ signature "L’òrgan competent" }}
` },
];

const factsEs = `Expediente :: {{ case }}
Interesado :: {{ interested }}
Inicio :: {{ opened | day }}`;
const appealsEs = `## Recursos

Esta resolución pone fin a la vía administrativa. Puede interponer recurso de reposición en un mes o recurso contencioso-administrativo en dos meses, desde el día siguiente a la notificación (Ley 39/2015, arts. 123 y 124; Ley 29/1998, art. 46).`;

/** The same in Spanish, for whoever asks to be notified in it (Llei 1/1998, art. 10.1); a decree notifies nobody outside. */
export const spanishTemplates: readonly Shipped[] = [
  { code: 'general-answer', language: 'es', name: 'Resolución de una solicitud genérica', kind: 'TD01', text: `# {{ title }}

${factsEs}

## Motivos

{{ text }}

## Resolución

{{ sense }} la solicitud.

${appealsEs}

{{ signature "El órgano competente" }}
` },
  { code: 'information-access', language: 'es', name: 'Resolución sobre el acceso a información pública', kind: 'TD01', text: `# {{ title }}

${factsEs}

## Motivos

{{ text }}

## Resolución

{{ sense }} el acceso a la información pública (Ley 19/2014, art. 34).

{{#if sense != "granted"}}
También puede reclamar gratuitamente ante la Comisión de Garantía del Derecho de Acceso a la Información Pública en un mes (art. 39).
{{/if}}

${appealsEs}

{{ signature "El órgano competente" }}
` },
  { code: 'extension', language: 'es', name: 'Comunicación de la ampliación del plazo', kind: 'TD06', text: `# Ampliación del plazo

${factsEs}

El volumen o la complejidad de la información que pide hacen necesario ampliar el plazo para resolver (Ley 19/2014, art. 33.2).

{{ text }}
` },
  { code: 'requirement', language: 'es', name: 'Requerimiento de subsanación', kind: 'TD07', text: `# Requerimiento de subsanación

${factsEs}

Revisada la solicitud, le pedimos:

{{ text }}

Tiene **10 días hábiles** desde el día siguiente a esta notificación para aportarlo, con sus palabras y los ficheros que hagan falta, en la sede electrónica o en el registro. Si no lo hace, se podrá resolver que desiste de la solicitud (Ley 39/2015, art. 68.1).

El plazo para resolver queda suspendido desde esta notificación hasta que lo aporte o termine el plazo (art. 22.1.a).

{{ signature "El órgano competente" }}
` },
  { code: 'requirement-to-clarify', language: 'es', name: 'Requerimiento para concretar una petición de información', kind: 'TD07', text: `# Requerimiento para concretar la petición

${factsEs}

Para que podamos darle la información que pide es necesario que nos concrete:

{{ text }}

Tiene **10 días hábiles** desde el día siguiente a esta notificación para hacerlo, en la sede electrónica o en el registro; le ayudaremos si lo desea. Si no lo hace, se podrá resolver que desiste de la petición (Ley 19/2014, art. 28; Ley 19/2013, art. 19.2).

El plazo para resolver queda suspendido desde esta notificación hasta que conteste o termine el plazo (Ley 39/2015, art. 22.1.a).

{{ signature "El órgano competente" }}
` },
  { code: 'withdrawal', language: 'es', name: 'Resolución de desistimiento', kind: 'TD01', text: `# Desistimiento: {{ title }}

${factsEs}

## Motivos

Se requirió que se completara la solicitud y ha pasado el plazo de 10 días hábiles sin respuesta (Ley 39/2015, art. 68.1).

{{ text }}

## Resolución

Tener a {{ interested }} por desistido de la solicitud y archivar el expediente (arts. 21.1 y 68.1). Se puede presentar una nueva.

${appealsEs}

{{ signature "El órgano competente" }}
` },
];
