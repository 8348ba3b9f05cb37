import { useState } from 'react';
import { Button, Dialog, ProblemNotice, Section, TextField, toast, useFormat, useQueryOperation, useRun, useText } from '@comu/design';
import { say } from './answers.ts';
import { ContentChange } from './content-change.tsx';

interface Kept { readonly number: number; readonly at: string; readonly byName: string; readonly reason: string; readonly current: boolean }

/** Everything an item has shown, with who and why; each beside the one before it, and any can be put back. */
export function Contents({ code, may }: { code: string; may: boolean }) {
  const t = useText();
  const format = useFormat();
  const { data } = useQueryOperation<{ contents: readonly Kept[] }>('transparency.item-contents', { code });
  const [back, setBack] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const { run, running, problem, forget } = useRun('transparency.restore-item');
  if (!data || data.contents.length === 0) return null;
  const close = () => { setBack(null); setReason(''); forget(); };
  const restore = () => void run({ code, number: back, reason: reason.trim() }).then((done) => { if (done) { toast(t(say('S’ha tornat a posar.', 'Se ha vuelto a poner.', 'It is back.'))); close(); } });
  return (
    <Section title={t(say('Què ha mostrat i quan', 'Qué ha mostrado y cuándo', 'What it showed and when'))}>
      <ol className="publish-list">
        {data.contents.map(({ number, at, byName, reason: why, current }) => (
          <li key={number}>
            <div><span>{t(say('Contingut {number}', 'Contenido {number}', 'Content {number}'), { number })}: {why}</span><span className="soft small">{format.moment(at)} · {byName}</span>
              {number > 1 && <details className="small"><summary>{t(say('Què va canviar respecte de l’anterior', 'Qué cambió respecto al anterior', 'What changed since the one before'))}</summary><ContentChange code={code} from={number - 1} to={number} /></details>}</div>
            {current ? <span className="soft small">{t(say('El vigent', 'El vigente', 'In force'))}</span> : may && <Button small onClick={() => setBack(number)}>{t(say('Torna-hi', 'Volver a él', 'Go back to it'))}<span className="sr-only"> {number}</span></Button>}
          </li>
        ))}
      </ol>
      <Dialog open={back !== null} onClose={close} title={t(say('Torna al contingut {number}', 'Volver al contenido {number}', 'Go back to content {number}'), { number: back ?? 0 })} footer={<Button look="primary" busy={running} disabled={reason.trim().length < 3} onClick={restore}>{t(say('Torna a posar-lo', 'Volver a ponerlo', 'Put it back'))}</Button>}>
        {problem && <ProblemNotice problem={problem} />}
        <TextField label={t(say('Per què', 'Por qué', 'Why'))} value={reason} onValue={setReason} />
        <p className="soft small gap-above">{t(say('Queda a l’historial amb el vostre nom. Si s’omplia sol, deixa de renovar-se fins que l’hi torneu a posar.', 'Queda en el historial con su nombre. Si se rellenaba solo, deja de renovarse hasta que lo vuelva a activar.', 'It stays in the history under your name. If it fed itself, it stops until you turn that on again.'))}</p>
      </Dialog>
    </Section>
  );
}
