import type { Language } from '@comu/kernel';
import type { Command } from './command.ts';
import { commands } from './commands.ts';

const title = {
  ca: 'Comú: gestió interna per a una diputació i els seus municipis.',
  es: 'Comú: gestión interna para una diputación y sus municipios.',
  en: 'Comú: internal management for a provincial council and its municipalities.',
};
const foot = {
  ca: 'Les opcions de la instal·lació són variables d’entorn (DATABASE_URL, COMU_DATA, PORT…): vegeu el README. La llengua surt de LANG.',
  es: 'Las opciones de la instalación son variables de entorno (DATABASE_URL, COMU_DATA, PORT…): vea el README. El idioma sale de LANG.',
  en: 'The settings of the installation are environment variables (DATABASE_URL, COMU_DATA, PORT…): see the README. The language comes from LANG.',
};

export const overview = (language: Language): string =>
  [title[language], '', ...commands.map((each) => helpOf(each, language)), '', foot[language]].join('\n');

export const helpOf = ({ name, usage, says }: Command, language: Language): string => `comu ${name} ${usage}`.trimEnd() + `\n    ${says[language]}`;
