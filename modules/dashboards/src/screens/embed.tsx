import { useState } from 'react';
import { Button, Confirm, CopyIcon, DatePicker, Dialog, ProblemNotice, toast, useFormat, useQueryOperation, useRun, useText } from '@comu/design';
import { inMarkup } from '@comu/kernel/text';
import { say } from '../words.ts';
import './dashboards.css';

/** Gives the signed address of a chart until a day, and withdraws those that were given. */
export function Embed({ dashboard, part }: { dashboard: string; part: string }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
  const { run, running, problem } = useRun('dashboards.withdraw-addresses');
  const withdraw = async () => {
    if ((await run({ dashboard })) === undefined) return;
    setWithdrawing(false);
    toast(t(say('Les adreces que s’havien donat ja no mostren res.', 'Las direcciones que se habían dado ya no muestran nada.', 'The addresses that had been given show nothing any more.')));
  };
  return (
    <>
      <Button small look="quiet" icon={CopyIcon} onClick={() => setOpen(true)}>{t(say('Incrusta', 'Incrustar', 'Embed'))}</Button>
      {open && <Give dashboard={dashboard} part={part} onClose={() => setOpen(false)} onWithdraw={() => { setOpen(false); setWithdrawing(true); }} />}
      <Confirm open={withdrawing} onClose={() => setWithdrawing(false)} onConfirm={() => void withdraw()} busy={running} danger
        title={t(say('Voleu retirar totes les adreces d’aquest quadre?', '¿Quiere retirar todas las direcciones de este cuadro?', 'Withdraw every address of this dashboard?'))} verb={t(say('Retira-les', 'Retirarlas', 'Withdraw them'))}>
        <p>{t(say('On els gràfics estiguin incrustats deixaran de veure’s. En podreu donar de noves.', 'Donde los gráficos estén incrustados dejarán de verse. Podrá dar otras nuevas.', 'Wherever the charts are embedded they will be seen no more. You may give new ones.'))}</p>
        {problem && <ProblemNotice problem={problem} />}
      </Confirm>
    </>
  );
}

function Give({ dashboard, part, onClose, onWithdraw }: { dashboard: string; part: string; onClose(): void; onWithdraw(): void }) {
  const t = useText();
  const { day } = useFormat();
  const [until, setUntil] = useState('');
  const { data, error } = useQueryOperation<{ address: string; until: string; title: string }>('dashboards.embed-address', { dashboard, part, ...(until === '' ? {} : { until }) });
  const text = data === undefined ? '' : `<img src="${data.address}" alt="${inMarkup(data.title)}" style="max-width:100%;height:auto">`;
  const copy = () => navigator.clipboard.writeText(text).then(() => toast(t(say('Copiat: enganxeu-ho a la pàgina on hagi de sortir.', 'Copiado: péguelo en la página donde deba salir.', 'Copied: paste it in the page where it should appear.'))), () => undefined);
  return (
    <Dialog open onClose={onClose} title={t(say('Incrusta el gràfic en una altra pàgina', 'Incruste el gráfico en otra página', 'Embed the chart in another page'))} footer={
      <>
        <Button look="quiet" tone="danger" onClick={onWithdraw}>{t(say('Retira les adreces donades', 'Retirar las direcciones dadas', 'Withdraw the addresses given'))}</Button>
        <Button look="primary" icon={CopyIcon} disabled={data === undefined} onClick={() => void copy()}>{t(say('Copia', 'Copiar', 'Copy'))}</Button>
      </>
    }>
      <p className="soft">{t(say('El gràfic es posa al dia sol. De la resta del quadre no se’n veu res.', 'El gráfico se actualiza solo. Del resto del cuadro no se ve nada.', 'The chart keeps itself up to date. Nothing else of the dashboard is seen.'))}</p>
      <DatePicker label={t(say('Es veurà fins al', 'Se verá hasta el', 'Seen until'))} help={data && until === '' ? t(say('Si no trieu cap dia, fins al {day}.', 'Si no elige ningún día, hasta el {day}.', 'If you choose no day, until {day}.'), { day: day(data.until) }) : undefined} value={until} onValue={setUntil} />
      {error && <ProblemNotice problem={error.problem} />}
      <pre className="embed-text small" tabIndex={0} role="region" aria-label={t(say('Text per enganxar', 'Texto para pegar', 'Text to paste'))}>{text}</pre>
    </Dialog>
  );
}
