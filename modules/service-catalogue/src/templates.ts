import type { TemplateSchema } from '@comu/documents';
import type { documentKinds } from '@comu/filing';
import { senses } from './words.ts';

export interface Shipped { readonly code: string; readonly name: string; readonly kind: keyof typeof documentKinds; readonly schema: TemplateSchema; readonly text: string }

const text = { type: 'text' } as const;
const amount = { type: 'amount' } as const;
const number = { type: 'number' } as const;

/** What a body sends to apply: made from its form, signed by whoever represents it (Llei 39/2015, art. 66). */
export const applicationTemplate: Shipped = {
  code: 'catalogue-application', name: 'Sol·licitud d’un recurs del catàleg', kind: 'TD14',
  schema: {
    applicant: text, owner: text, title: text, code: text, project: text, contact: text, amount, answers: { type: 'list', fields: { question: text, answer: text } },
    declares: { type: 'list', fields: { says: text } }, documents: { type: 'list', fields: { title: text } }, missing: { type: 'list', fields: { title: text } },
  },
  text: `# Sol·licitud: {{ title }}

Sol·licitant :: {{ applicant }}
S’adreça a :: {{ owner }}
Convocatòria :: {{ code }}
Persona de contacte :: {{ contact }}
{{#if amount}}
Import que demana :: {{ amount }}
{{/if}}

## Projecte

{{ project }}

## Dades per a la valoració

{{#each answers}}
{{ question }} :: {{ answer }}
{{/each}}

{{#if declares}}
## Declaració responsable

L’ens declara (Llei 39/2015, art. 69):

{{#each declares}}
- {{ says }}
{{/each}}
{{/if}}

## Documents que s’hi adjunten

{{#if documents}}
{{#each documents}}
- {{ title }}
{{/each}}
{{else}}
Cap.
{{/if}}

{{ signature "Qui representa l’ens" }}
`,
};

/** The requirement to amend (Llei 39/2015, art. 68.1). */
export const requirementTemplate: Shipped = {
  code: 'catalogue-requirement', name: 'Requeriment d’esmena', kind: 'TD07',
  schema: { case: text, applicant: text, title: text, entry: text, asks: text, missing: { type: 'list', fields: { title: text } } },
  text: `# Requeriment d’esmena

Expedient :: {{ case }}
Sol·licitant :: {{ applicant }}
Convocatòria :: {{ title }}
Registre d’entrada :: {{ entry }}

Revisada la sol·licitud, hi falta:

{{#each missing}}
- {{ title }}
{{/each}}

{{#if asks}}
{{ asks }}
{{/if}}

Teniu **10 dies hàbils** des de l’endemà d’aquesta notificació per aportar-ho. Si no ho feu, s’entendrà que desistiu de la sol·licitud i es dictarà la resolució corresponent (Llei 39/2015, art. 68.1).

El termini per resoldre queda suspès des d’aquesta notificació fins que ho aporteu o s’acabi el termini (art. 22.1.a).

{{ signature "L’òrgan competent" }}
`,
};

/** The resolution, in any of its senses, with its reasons (Llei 39/2015, arts. 35 and 88). */
export const resolutionTemplate: Shipped = {
  code: 'catalogue-resolution', name: 'Resolució d’una sol·licitud del catàleg', kind: 'TD01',
  schema: {
    case: text, applicant: text, title: text, entry: text, sense: { type: 'choice', options: senses }, amount, points: number, minimum: number, motive: text, missing: { type: 'list', fields: { title: text } },
    criteria: { type: 'list', fields: { title: text, why: text, points: number } }, remaining: amount, place: number,
  },
  text: `# Resolució de la sol·licitud de {{ applicant }}

Expedient :: {{ case }}
Convocatòria :: {{ title }}
Registre d’entrada :: {{ entry }}

## Fets

{{#if sense = "withdrawn"}}
Es va requerir l’esmena de la sol·licitud (Llei 39/2015, art. 68.1) i, acabat el termini de 10 dies hàbils, no s’ha aportat:

{{#each missing}}
- {{ title }}
{{/each}}
{{else}}
La sol·licitud s’ha valorat amb la taula publicada amb la convocatòria:

| Criteri | Per què | Punts |
|---|---|---|
{{#each criteria}}
| {{ title }} | {{ why }} | {{ points }} |
{{/each}}

Puntuació total :: {{ points }}
{{#if minimum}}
Puntuació mínima :: {{ minimum }}
{{/if}}
{{/if}}

{{#if sense = "waiting-list"}}
El crèdit disponible de la convocatòria és de {{ remaining }}, inferior a l’import que correspon a la sol·licitud. L’ordre de la llista és la puntuació i, si empaten, l’entrada al registre: ocupa el lloc {{ place }}.
{{/if}}
{{#if motive}}
{{ motive }}
{{/if}}

## Resolució

{{#if sense = "granted"}}
Concedir a {{ applicant }} el recurs “{{ title }}”.
{{#if amount}}

Import concedit :: {{ amount }}
{{/if}}
{{/if}}
{{#if sense = "refused"}}
Denegar a {{ applicant }} el recurs “{{ title }}”.
{{/if}}
{{#if sense = "waiting-list"}}
Denegar la sol·licitud per manca de crèdit i incloure-la en la llista d’espera de la convocatòria.
{{/if}}
{{#if sense = "withdrawn"}}
Tenir {{ applicant }} per desistit de la sol·licitud i arxivar l’expedient.
{{/if}}

## Recursos

Aquesta resolució posa fi a la via administrativa. S’hi pot interposar recurs contenciós administratiu en dos mesos o, entre administracions, el requeriment previ de l’article 44 de la Llei 29/1998.

{{ signature "La presidència o diputació delegada" }}
`,
};

/** The templates a body that calls receives, to edit as it likes. */
export const callersTemplates: readonly Shipped[] = [requirementTemplate, resolutionTemplate];
