import { useEffect, useEffectEvent, useState } from 'react';
import { TextArea, TextField, type FieldFrame } from '@comu/design';

/** What is written, told once whoever writes goes on to something else: one change, one step to undo. */
function useWritten(value: string, onWritten: (value: string) => void) {
  const [seen, setSeen] = useState(value);
  const [text, setText] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setText(value);
  }
  const tell = () => {
    if (text === seen) return;
    setSeen(text);
    onWritten(text);
  };
  const leave = useEffectEvent(() => {
    if (text !== seen) onWritten(text);
  });
  // What was being written when the panel went away is kept too.
  useEffect(() => () => leave(), []);
  return { text, write: setText, tell };
}

interface Given extends FieldFrame { readonly value: string; onWritten(value: string): void; readonly code?: boolean; readonly placeholder?: string }

/** One line of text of a step. */
export function Line({ value, onWritten, code = false, ...frame }: Given) {
  const { text, write, tell } = useWritten(value, onWritten);
  return <TextField {...frame} className={code ? 'ds-input code' : 'ds-input'} spellCheck={!code} autoComplete="off" value={text} onValue={write} onBlur={tell} onKeyDown={(event) => { if (event.key === 'Enter') tell(); }} />;
}

/** Several lines of text of a step. */
export function Lines({ value, onWritten, code = false, rows = 3, ...frame }: Given & { readonly rows?: number }) {
  const { text, write, tell } = useWritten(value, onWritten);
  return <TextArea {...frame} rows={rows} className={code ? 'ds-input code' : 'ds-input'} spellCheck={!code} value={text} onValue={write} onBlur={tell} />;
}
