import { lazily, type Screen } from '@comu/design';
import { bringTaskForm } from '@comu/cases/task-forms';
import type { ComponentType } from 'react';
import type { TaskFormProps } from '@comu/cases/task-forms';

const form = (name: 'ProposalForm' | 'RequirementForm') => lazily(() => import('./screens/task-forms.tsx') as never, name) as unknown as ComponentType<TaskFormProps>;
bringTaskForm('service-catalogue.proposal', form('ProposalForm'));
bringTaskForm('service-catalogue.requirement', form('RequirementForm'));

export const screens: readonly Screen[] = [];
