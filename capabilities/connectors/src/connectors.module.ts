import { defineModule } from '@comu/kernel';
import { Connection, connectorsSchema, Hook } from './connection.records.ts';
import { connectorsAtWork, saveConnection, setSecret, tryConnection } from './operations/connections.ts';
import { openHook, pauseHook, receiveHook, renewHook } from './operations/hooks.ts';
import { askData } from './operations/data.ts';
import { callHttp, sendMail } from './operations/outward.ts';

/** What lets a process call other systems and be told by them, within what each organisation allows. */
export default defineModule({
  name: 'connectors',
  title: { ca: 'Connectors', es: 'Conectores', en: 'Connectors' },
  needs: ['identity', 'processes', 'notifications'],
  records: [Connection, Hook],
  operations: [connectorsAtWork, saveConnection, setSecret, tryConnection, openHook, renewHook, pauseHook, receiveHook, callHttp, sendMail, askData],
  permissions: {
    'connectors.read': { ca: 'Consulta els connectors', es: 'Consulta los conectores', en: 'Read connectors' },
    'connectors.manage': { ca: 'Gestiona els connectors', es: 'Gestiona los conectores', en: 'Manage connectors' },
  },
  grants: { administrator: ['connectors.read', 'connectors.manage'], 'programme-manager': ['connectors.read'], secretary: ['connectors.read'], auditor: ['connectors.read'] },
  migrations: [{ id: '0001-connectors', sql: connectorsSchema }],
});
