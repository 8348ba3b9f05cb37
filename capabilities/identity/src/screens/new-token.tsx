import { useState } from 'react';
import { Button, CopyIcon, Dialog, ProblemNotice, Select, TextField, toast, useFormat, useOrganisation, useRun, useText } from '@comu/design';
import { PermissionChoice } from './permission-choice.tsx';

/** Makes a service key with named permissions and an end; its secret is shown once, here. */
export function NewToken({ onClose }: { onClose(): void }) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [days, setDays] = useState('365');
  const { run, running, problem } = useRun<{ token: string; until: string }>('identity.create-token');
  const [made, setMade] = useState<{ token: string; until: string }>();
  const create = async () => {
    const output = await run({ name: name.trim(), permissions: chosen, days: Number(days) });
    if (output !== undefined) setMade(output);
  };
  const copy = () => void navigator.clipboard.writeText(made?.token ?? '').then(() => toast({ ca: 'Clau copiada', es: 'Clave copiada', en: 'Key copied' }));
  if (made !== undefined)
    return (
      <Dialog open onClose={onClose} title={t({ ca: 'Clau creada', es: 'Clave creada', en: 'Key created' })} footer={<Button look="primary" onClick={onClose}>{t({ ca: 'Ja l’he desada', es: 'Ya la he guardado', en: 'I have kept it' })}</Button>}>
        <div className="form">
          <p>{t({ ca: 'Copieu-la ara i deseu-la en un lloc segur: no es torna a mostrar. Val fins al {until}.', es: 'Cópiela ahora y guárdela en un lugar seguro: no se vuelve a mostrar. Vale hasta el {until}.', en: 'Copy it now and keep it safe: it is not shown again. Valid until {until}.' }, { until: format.day(made.until) })}</p>
          <p><code className="people-link">{made.token}</code></p>
          <p><Button small icon={CopyIcon} onClick={copy}>{t({ ca: 'Copia la clau', es: 'Copiar la clave', en: 'Copy the key' })}</Button></p>
          <p className="small soft">{t({ ca: 'El programa l’envia a cada petició, amb el nom curt de l’ens:', es: 'El programa la envía en cada petición, con el nombre corto del ente:', en: 'The program sends it with each request, with the short name of the body:' })}</p>
          <pre className="token-use">{`Authorization: Bearer ${made.token.slice(0, 9)}…\nComu-Organisation: ${organisation?.slug ?? ''}`}</pre>
        </div>
      </Dialog>
    );
  return (
    <Dialog open side onClose={onClose} title={t({ ca: 'Creeu una clau de servei', es: 'Cree una clave de servicio', en: 'Create a service key' })}
      footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" busy={running} disabled={name.trim() === '' || chosen.length === 0} onClick={() => void create()}>{t({ ca: 'Crea la clau', es: 'Crear la clave', en: 'Create the key' })}</Button></>}>
      <div className="form">
        <TextField label={t({ ca: 'Per a quin programa', es: 'Para qué programa', en: 'For which program' })} help={t({ ca: 'Així la reconeixereu aquí i al rastre del que faci.', es: 'Así la reconocerá aquí y en el rastro de lo que haga.', en: 'So you know it here and in the trail of what it does.' })} value={name} onValue={setName} maxLength={120} />
        <PermissionChoice title={t({ ca: 'Què podrà fer', es: 'Qué podrá hacer', en: 'What it may do' })} describe={t({ ca: 'Només el que necessita, i mai més del que podeu fer vós.', es: 'Solo lo que necesita, y nunca más de lo que puede hacer usted.', en: 'Only what it needs, and never more than you may do.' })} chosen={chosen} onChosen={setChosen} usual={(each) => each.endsWith('.read')} among={(each) => organisation?.can(each) === true} />
        <Select label={t({ ca: 'Fins quan', es: 'Hasta cuándo', en: 'Until when' })} value={days} onValue={setDays} options={[{ value: '30', label: t({ ca: '30 dies', es: '30 días', en: '30 days' }) }, { value: '90', label: t({ ca: '90 dies', es: '90 días', en: '90 days' }) }, { value: '365', label: t({ ca: 'Un any', es: 'Un año', en: 'One year' }) }, { value: '731', label: t({ ca: 'Dos anys', es: 'Dos años', en: 'Two years' }) }]} />
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}
