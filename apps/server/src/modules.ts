import { cases } from '@comu/cases';
import { catalogue } from '@comu/catalogue';
import { connectors } from '@comu/connectors';
import { dashboards } from '@comu/dashboards';
import { electronicOffice } from '@comu/electronic-office';
import { documents } from '@comu/filing';
import { generalProcedures } from '@comu/general-procedures';
import { identityModule } from '@comu/identity';
import { indicators } from '@comu/indicators';
import type { Module } from '@comu/kernel';
import { modelling } from '@comu/modelling';
import { notifications } from '@comu/notifications';
import { processMining } from '@comu/process-mining';
import { registry } from '@comu/registry';
import { reminders } from '@comu/reminders';
import { resolutions } from '@comu/resolutions';
import { processes } from '@comu/running-processes';
import { terms } from '@comu/running-terms';
import { serviceCatalogue } from '@comu/service-catalogue';
import { signatures } from '@comu/signing';
import { transparency } from '@comu/transparency';
import { whatIf } from '@comu/what-if';

/** The capabilities and modules of this installation, in any order: each says what it needs. */
export const modules: readonly Module[] = [
  identityModule, reminders, terms, documents, signatures, registry, processes, notifications, resolutions, cases,
  modelling, connectors, processMining, whatIf, catalogue, indicators,
  generalProcedures, serviceCatalogue, electronicOffice, dashboards, transparency,
];
