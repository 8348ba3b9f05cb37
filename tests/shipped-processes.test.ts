import { readdirSync, readFileSync } from 'node:fs';
import { readBpmn } from '@comu/processes';
import { expect, test } from 'vitest';

interface Part { readonly $type: string; readonly id?: string; readonly name?: string; readonly ca?: string; readonly es?: string; readonly en?: string; readonly flowElements?: readonly Part[]; readonly extensionElements?: { readonly values: readonly Part[] } }

const root = new URL('..', import.meta.url).pathname;
const shipped = ['modules', 'capabilities'].flatMap((folder) => readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.bpmn')).map((file) => `${folder}/${file}`));
const within = (part: Part): readonly Part[] => [part, ...(part.flowElements ?? []).flatMap(within)];
const said = (part: Part, type: string) => part.extensionElements?.values.find((each) => each.$type === type);

/** What somebody does, or what is awaited: the steps of which the interested party reads. */
const isStep = ({ $type }: Part) => /Task$|SubProcess$|Transaction$|CallActivity$|IntermediateCatchEvent$|BoundaryEvent$|EventBasedGateway$/.test($type);

test.each(shipped)('%s tells the interested party each of its steps in three languages, and names all in three', async (file) => {
  const { root: definitions } = await readBpmn(readFileSync(`${root}${file}`, 'utf8'));
  const parts = (definitions['rootElements'] as readonly Part[]).filter(({ $type }) => $type === 'bpmn:Process').flatMap(within);
  const lacking = (type: string, languages: readonly ('ca' | 'es' | 'en')[]) => (part: Part) => languages.filter((language) => !said(part, type)?.[language]).map((language) => `${part.id} lacks ${type} ${language}`);
  expect(parts.filter(isStep).flatMap(lacking('comu:Party', ['ca', 'es', 'en']))).toEqual([]);
  // A template is drawn once in each language, and its names with it.
  if (file.startsWith('modules/')) expect(parts.filter(({ name }) => name).flatMap(lacking('comu:Name', ['es', 'en']))).toEqual([]);
});
