import { useState } from 'react';
import { Button, Dialog, ProblemNotice, Select, TextField, toast, useGo, useQueryOperation, useRun, useText } from '@comu/design';
import type { AnswerShape } from '../question/shapes.ts';
import type { Question } from '../question/types.ts';
import { say } from '../words.ts';
import type { Listed } from './rows.ts';

/** Keeps an answer on a dashboard, an old one or a new one. */
export function KeepDialog({ org, title, part, onClose }: { org: string; title: string; part: { readonly shape: AnswerShape; readonly question?: Question; readonly sql?: string }; onClose(): void }) {
  const t = useText();
  const go = useGo();
  const [name, setName] = useState(title.charAt(0).toUpperCase() + title.slice(1));
  const [into, setInto] = useState('');
  const [fresh, setFresh] = useState('');
  const { data } = useQueryOperation<readonly Listed[]>('dashboards.list');
  const create = useRun<{ id: string }>('dashboards.create');
  const add = useRun<{ id: string }>('dashboards.add-part');
  const keep = async () => {
    const made = { id: crypto.randomUUID().replaceAll('-', '').slice(0, 20), kind: 'question', width: part.shape === 'figure' ? 1 : 2, title: name.trim().slice(0, 200), ...part };
    const kept = into === '' ? await create.run({ name: fresh.trim(), parts: [made] }) : await add.run({ dashboard: into, part: made });
    if (kept) { toast(t(say('Desat al quadre.', 'Guardado en el cuadro.', 'Kept on the dashboard.'))); go(`/o/${org}/quadres/${kept.id}`); }
  };
  const problem = create.problem ?? add.problem;
  return (
    <Dialog open onClose={onClose} title={t(say('Desa en un quadre', 'Guardar en un cuadro', 'Keep on a dashboard'))} footer={<Button look="primary" busy={create.running || add.running} disabled={name.trim() === '' || (into === '' && fresh.trim() === '')} onClick={() => void keep()}>{t(say('Desa-ho', 'Guardarlo', 'Keep it'))}</Button>}>
      <TextField label={t(say('Títol', 'Título', 'Title'))} value={name} onValue={setName} maxLength={200} />
      <Select label={t(say('A quin quadre', 'En qué cuadro', 'On which dashboard'))} value={into} onValue={setInto} empty={t(say('En un de nou', 'En uno nuevo', 'On a new one'))} options={(data ?? []).map(({ id, name: each }) => ({ value: id, label: each }))} />
      {into === '' && <TextField label={t(say('Nom del quadre nou', 'Nombre del cuadro nuevo', 'Name of the new dashboard'))} value={fresh} onValue={setFresh} maxLength={120} />}
      <p className="small soft">{t(say('Es torna a preguntar cada cop que s’obre, i cadascú hi veu només el que pot veure.', 'Se vuelve a preguntar cada vez que se abre, y cada cual ve solo lo que puede ver.', 'It is asked anew each time it opens, and everybody sees only what they may see.'))}</p>
      {problem && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}
