import { cases } from '@comu/cases';
import { electronicOffice } from '@comu/electronic-office';
import { documents } from '@comu/filing';
import { generalProcedures } from '@comu/general-procedures';
import { identityModule } from '@comu/identity';
import type { Module } from '@comu/kernel';
import { notifications } from '@comu/notifications';
import { registry } from '@comu/registry';
import { resolutions } from '@comu/resolutions';
import { processes } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import { serviceCatalogue } from '@comu/service-catalogue';
import { signatures } from '@comu/signing';

/** The capabilities and modules of this installation, in any order: each says what it needs. */
export const modules: readonly Module[] = [identityModule, terms, documents, signatures, registry, processes, notifications, resolutions, cases, generalProcedures, serviceCatalogue, electronicOffice];
