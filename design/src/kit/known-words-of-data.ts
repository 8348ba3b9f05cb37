/** The words of processes, data and indicators for properties and values that carry no label: name, Catalan, Spanish, English. */
export const wordsOfData = `
businessKey|Clau de negoci|Clave de negocio|Business key
dryRun|Només provar-ho|Solo probarlo|Only try it
rows|Files|Filas|Rows
row|Fila|Fila|Row
bpmn|Model (BPMN)|Modelo (BPMN)|Model (BPMN)
sql|Consulta (SQL)|Consulta (SQL)|Query (SQL)
decisions|Decisions|Decisiones|Decisions
correlation|Dades que identifiquen el tràmit|Datos que identifican el trámite|Data that identify the process
payload|Dades del missatge|Datos del mensaje|Data of the message
partyPlace|Municipi de l’interessat|Municipio del interesado|Place of the party
time|Temps|Tiempo|Time
asked|Preguntat|Preguntado|Asked
chosen|Triats|Elegidos|Chosen
rhythm|Cada quant|Cada cuánto|How often
cadence|Cada quant|Cada cuánto|How often
tests|Proves|Pruebas|Tests
automatic|Automàtic|Automático|Automatic
nullable|Pot ser buit|Puede estar vacío|May be empty
class|Classe|Clase|Class
hash|Empremta|Huella|Hash
administrator|Administrador|Administrador|Administrator
activity|Activitat|Actividad|Activity
moment|Moment|Momento|Moment
startedAt|Començat el|Empezado el|Started at
group|Grup|Grupo|Group
lifecycle|Fase de l’activitat|Fase de la actividad|Lifecycle
caseType|Tipus d’expedient|Tipo de expediente|Case type
about|De què tracta|De qué trata|What it is about
xes|XES|XES|XES
csv|CSV|CSV|CSV
ocel-json|OCEL (JSON)|OCEL (JSON)|OCEL (JSON)
ocel-xml|OCEL (XML)|OCEL (XML)|OCEL (XML)
costPerHour|Cost per hora|Coste por hora|Cost per hour
begunBy|Qui l’inicia|Quién lo inicia|Begun by
steward|Curador de les dades|Curador de los datos|Steward
legalBasis|Base jurídica|Base jurídica|Legal basis
material|Material|Material|Material
direction|Quin sentit és bo|Qué sentido es bueno|Which way is better
more|Com més, millor|Cuanto más, mejor|The more, the better
less|Com menys, millor|Cuanto menos, mejor|The less, the better
neither|Cap dels dos|Ninguno de los dos|Neither
periods|Períodes|Períodos|Periods
period|Període|Período|Period
formula|Fórmula|Fórmula|Formula
universe|De què es calcula|De qué se calcula|What it is worked out for
province|Província|Provincia|Province
own|Només el propi ens|Solo el propio ente|Only one’s own body
bindings|Dades que fa servir|Datos que utiliza|Data it uses
factor|Factor|Factor|Factor
winsorise|Límit dels valors extrems|Límite de los valores extremos|Limit of extreme values
lower|Per sota|Por debajo|Lower
upper|Per sobre|Por encima|Upper
normalise|Normalització|Normalización|Normalisation
min-max|Entre el mínim i el màxim|Entre el mínimo y el máximo|Between the least and the greatest
quartiles|Per quartils|Por cuartiles|By quartiles
complete|Només si hi són tots|Solo si están todos|Only when complete
gathers|Què aplega|Qué reúne|What it gathers
why|Per què|Por qué|Why
method|Mètode|Método|Method
responsible|Responsable|Responsable|Responsible
shared|Compartit|Compartido|Shared
indicator|Indicador|Indicador|Indicator
ground|Fonament|Fundamento|Ground
base64|Contingut (Base64)|Contenido (Base64)|Content (Base64)
dataset|Conjunt de dades|Conjunto de datos|Dataset
event|Esdeveniment|Evento|Event
eventType|Tipus d’esdeveniment|Tipo de evento|Event type
eventTime|Moment de l’esdeveniment|Momento del evento|Time of the event
producer|Productor|Productor|Producer
run|Execució|Ejecución|Run
runId|Identificador de l’execució|Identificador de la ejecución|Identifier of the run
job|Feina|Trabajo|Job
namespace|Espai de noms|Espacio de nombres|Namespace
inputs|Entrades|Entradas|Inputs
outputs|Sortides|Salidas|Outputs
population|Població|Población|Population
required|Obligatori|Obligatorio|Required
says|Què diu|Qué dice|What it says
bands|Trams|Tramos|Bands
size|Mida|Tamaño|Size
input|Dades d’entrada|Datos de entrada|Input
output|Resultat|Resultado|Output
startKind|Com comença|Cómo empieza|How it starts
startsOn|Comença el|Empieza el|Starts on
endsOn|Acaba el|Acaba el|Ends on
explanation|Explicació|Explicación|Explanation
skipped|Dies que no compten|Días que no cuentan|Days that do not count
noSuchDay|Dia que no existeix|Día que no existe|No such day
given|Donat|Dado|Given
warnings|Avisos|Avisos|Warnings
tables|Taules|Tablas|Tables
matched|Regles que s’apliquen|Reglas que se aplican|Rules that apply
annotations|Anotacions|Anotaciones|Annotations
hitPolicy|Quantes regles valen|Cuántas reglas valen|Hit policy
words|Paraules|Palabras|Words
help|Ajuda|Ayuda|Help
choices|Opcions|Opciones|Choices
call|Convocatòria|Convocatoria|Call
total|Total|Total|Total
opened|Data d’obertura|Fecha de apertura|Opened on
sense|Sentit|Sentido|Outcome
auth|Com s’identifica|Cómo se identifica|How it identifies itself
kilobytes|Quants kB|Cuántos kB|Kilobytes
seconds|Segons|Segundos|Seconds
above|Passa de|Pasa de|Above
below|Baixa de|Baja de|Below
active|En vigor|En vigor|Active
author|Qui la va fer|Quién la hizo|Author
incident|Incidència|Incidencia|Incident
late|Amb retard|Con retraso|Late
level|Nivell|Nivel|Level
notice|Avís|Aviso|Notice
reaction|Reacció|Reacción|Reaction
what|Què es vigila|Qué se vigila|What is watched
intro|Presentació|Presentación|Introduction
accent|Color de fons|Color de fondo|Background colour
ink|Color del text|Color del texto|Colour of the text
logo|Logotip|Logotipo|Logo
legal|Avís legal|Aviso legal|Legal notice
accessibility|Accessibilitat|Accesibilidad|Accessibility
conformity|Compliment|Cumplimiento|Conformity
full|Conforme del tot|Conforme del todo|Fully conforming
partial|Conforme en part|Conforme en parte|Partly conforming
gaps|Què no és accessible|Qué no es accesible|What is not accessible
self|Feta pel mateix ens|Hecha por el propio ente|Done by the body itself
external|Feta per algú de fora|Hecha por alguien externo|Done by somebody outside
preparedOn|Data de preparació|Fecha de preparación|Prepared on
reviewedOn|Data de revisió|Fecha de revisión|Reviewed on`;
