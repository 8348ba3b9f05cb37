import type { ComponentType } from 'react';
import { lazily, QuestionIcon, type Screen } from '@comu/design';
import { bringCaseAction, type CaseAction } from '@comu/cases/case-actions';

bringCaseAction({
  label: { ca: 'Requereix una esmena', es: 'Requerir una subsanación', en: 'Require an amendment' }, icon: QuestionIcon, permission: 'cases.handle',
  offered: ({ case: { state }, procedure: { byFormOnly }, requirement }) => state === 'open' && byFormOnly !== true && requirement === null,
  dialog: lazily(() => import('./screens/require-amendment.tsx') as never, 'RequireAmendment') as unknown as ComponentType<never> as CaseAction['dialog'],
});

export const screens: readonly Screen[] = [];
