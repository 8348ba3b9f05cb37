import { refusal } from '@comu/kernel';
import { say } from './words.ts';

export const notShared = refusal('dashboards.not-shared', { status: 404, says: say('Aquest quadre no existeix o no es comparteix amb vós. Demaneu a qui l’ha fet que hi afegeixi el vostre rol o la vostra unitat.', 'Este cuadro no existe o no se comparte con usted. Pida a quien lo ha hecho que añada su rol o su unidad.', 'This dashboard does not exist or is not shared with you. Ask whoever made it to add your role or your unit.') });
export const badAddress = refusal('dashboards.bad-address', { status: 404, says: say('Aquesta adreça no és vàlida o el gràfic ja no existeix. Demaneu-ne una de nova a qui us l’ha donat.', 'Esta dirección no es válida o el gráfico ya no existe. Pida una nueva a quien se la dio.', 'This address is not valid or the chart no longer exists. Ask whoever gave it to you for a new one.') });
export const nothingToDecideOn = refusal('dashboards.no-figures', { says: say('El quadre no té cap xifra sobre la qual decidir. Afegiu-hi un indicador.', 'El cuadro no tiene ninguna cifra sobre la que decidir. Añada un indicador.', 'The dashboard has no figure to decide on. Add an indicator.') });
