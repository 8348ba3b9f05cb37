/** The words of everyday administration for properties and values that carry no label: name, Catalan, Spanish, English. */
export const everydayWords = `
role|Paper|Papel|Role
kind|Tipus|Tipo|Kind
type|Tipus|Tipo|Type
name|Nom|Nombre|Name
title|Títol|Título|Title
titleEs|Títol en castellà|Título en castellano|Title in Spanish
titleEn|Títol en anglès|Título en inglés|Title in English
ca|En català|En catalán|In Catalan
es|En castellà|En castellano|In Spanish
en|En anglès|En inglés|In English
number|Número|Número|Number
identity|Identificació|Identificación|Identification
nif|NIF|NIF|Tax number
email|Adreça electrònica|Correo electrónico|E-mail
phone|Telèfon|Teléfono|Telephone
address|Adreça|Dirección|Address
parties|Interessats|Interesados|Parties
party|Interessat|Interesado|Party
attachments|Annexos|Anexos|Attachments
documents|Documents|Documentos|Documents
document|Document|Documento|Document
files|Fitxers|Archivos|Files
file|Fitxer|Archivo|File
sha256|Fitxer|Archivo|File
represents|Representa|Representa a|Represents
standing|Acreditació|Acreditación|Standing
reason|Motiu|Motivo|Reason
motive|Motiu|Motivo|Reason
notes|Observacions|Observaciones|Notes
note|Nota|Nota|Note
comment|Comentari|Comentario|Comment
description|Descripció|Descripción|Description
subject|Assumpte|Asunto|Subject
body|Text|Texto|Text
text|Text|Texto|Text
content|Contingut|Contenido|Content
message|Missatge|Mensaje|Message
from|Des de|Desde|From
to|Fins a|Hasta|To
until|Fins a|Hasta|Until
since|Des de|Desde|Since
day|Dia|Día|Day
days|Dies|Días|Days
date|Data|Fecha|Date
at|Moment|Momento|Moment
start|Inici|Inicio|Start
end|Final|Fin|End
unit|Unitat|Unidad|Unit
units|Unitats|Unidades|Units
person|Persona|Persona|Person
people|Persones|Personas|People
organisation|Ens|Ente|Organisation
organisations|Ens|Entes|Organisations
recipients|Destinataris|Destinatarios|Recipients
recipient|Destinatari|Destinatario|Recipient
signers|Signants|Firmantes|Signers
signer|Signant|Firmante|Signer
order|Ordre|Orden|Order
amount|Import|Importe|Amount
budget|Pressupost|Presupuesto|Budget
quantity|Quantitat|Cantidad|Quantity
percentage|Percentatge|Porcentaje|Percentage
points|Punts|Puntos|Points
score|Puntuació|Puntuación|Score
weight|Pes|Peso|Weight
state|Estat|Estado|State
status|Estat|Estado|State
result|Resultat|Resultado|Result
outcome|Resultat|Resultado|Outcome
answer|Resposta|Respuesta|Answer
answers|Respostes|Respuestas|Answers
question|Pregunta|Pregunta|Question
questions|Preguntes|Preguntas|Questions
options|Opcions|Opciones|Options
values|Valors|Valores|Values
value|Valor|Valor|Value
variables|Dades|Datos|Data
data|Dades|Datos|Data
fields|Camps|Campos|Fields
field|Camp|Campo|Field
label|Etiqueta|Etiqueta|Label
key|Clau|Clave|Key
code|Codi|Código|Code
breaking|Encara que algú ho faci servir|Aunque alguien lo use|Even if somebody uses it
slug|Nom curt|Nombre corto|Short name
language|Llengua|Idioma|Language
series|Sèrie documental|Serie documental|Series
procedure|Procediment|Procedimiento|Procedure
process|Procés|Proceso|Process
case|Expedient|Expediente|Case
task|Tasca|Tarea|Task
tasks|Tasques|Tareas|Tasks
step|Pas|Paso|Step
steps|Passos|Pasos|Steps
rule|Regla|Regla|Rule
rules|Regles|Reglas|Rules
article|Article|Artículo|Article
basis|Base jurídica|Base jurídica|Legal basis
requirements|Requisits|Requisitos|Requirements
criteria|Criteris|Criterios|Criteria
url|Adreça web|Dirección web|Web address
link|Enllaç|Enlace|Link
items|Elements|Elementos|Items
lines|Línies|Líneas|Lines
terms|Terminis|Plazos|Terms
term|Termini|Plazo|Term
hours|Hores|Horas|Hours
months|Mesos|Meses|Months
years|Anys|Años|Years
year|Any|Año|Year
month|Mes|Mes|Month
version|Versió|Versión|Version
format|Format|Formato|Format
origin|Origen|Origen|Origin
destination|Destinació|Destino|Destination
scope|Àmbit|Ámbito|Scope
state-wide|Estatal|Estatal|State
local|Local|Local|Local
place|Lloc|Lugar|Place
permission|Permís|Permiso|Permission
password|Contrasenya|Contraseña|Password
current|Contrasenya actual|Contraseña actual|Current password
page|Pàgina|Página|Page
position|Posició|Posición|Position
channel|Canal|Canal|Channel
priority|Prioritat|Prioridad|Priority
urgent|Urgent|Urgente|Urgent
interested|Interessat|Interesado|Interested party
representative|Representant|Representante|Representative
sender|Remitent|Remitente|Sender
addressee|Destinatari|Destinatario|Addressee
company|Empresa|Empresa|Company
passport|Passaport|Pasaporte|Passport
none|Sense identificar|Sin identificar|None
other|Altres|Otros|Other
entry|Entrada|Entrada|Entry
exit|Sortida|Salida|Exit
municipality|Ajuntament|Ayuntamiento|Municipality
provincial-council|Diputació|Diputación|Provincial council
county-council|Consell comarcal|Consejo comarcal|County council
emd|Entitat municipal descentralitzada|Entidad municipal descentralizada|Decentralised municipal entity
association|Mancomunitat|Mancomunidad|Association of municipalities
consortium|Consorci|Consorcio|Consortium
working|Hàbils|Hábiles|Working days
natural|Naturals|Naturales|Calendar days
calendar|Naturals|Naturales|Calendar days
open|Obert|Abierto|Open
closed|Tancat|Cerrado|Closed
approved|Aprovat|Aprobado|Approved
rejected|Rebutjat|Rechazado|Rejected
accepted|Acceptat|Aceptado|Accepted
low|Baixa|Baja|Low
medium|Mitjana|Media|Medium
normal|Normal|Normal|Normal
high|Alta|Alta|High
draft|Esborrany|Borrador|Draft
yes|Sí|Sí|Yes
no|No|No|No
electronic|Electrònic|Electrónico|Electronic
paper|Paper|Papel|Paper
source|Origen|Origen|Source
log|Registre d’esdeveniments|Registro de eventos|Event log
view|Vista|Vista|View
model|Model|Modelo|Model
published|Publicat|Publicado|Published
discovered|Descobert|Descubierto|Discovered
passphrase|Contrasenya del certificat|Contraseña del certificado|Passphrase
agreed|Acordat el|Acordado el|Agreed
personal|Amb dades personals|Con datos personales|Personal data
reading|Lectura|Lectura|Reading
columns|Columnes|Columnas|Columns
parts|Parts|Partes|Parts
template|Plantilla|Plantilla|Template
schema|Esquema|Esquema|Schema
scans|Escanejos|Escaneos|Scans
describes|Què descriu|Qué describe|What it describes
working-days|Dies hàbils|Días hábiles|Working days
natural-days|Dies naturals|Días naturales|Calendar days
access|Accés|Acceso|Access
purpose|Finalitat|Finalidad|Purpose
licence|Llicència|Licencia|Licence
retention|Conservació|Conservación|Retention
frequency|Freqüència|Frecuencia|Frequency
threshold|Llindar|Umbral|Threshold
owner|Responsable|Responsable|Owner
keywords|Paraules clau|Palabras clave|Keywords
theme|Tema|Tema|Theme
law|Norma|Norma|Law
changes|Canvis|Cambios|Changes
workingDays|Dies hàbils|Días hábiles|Working days
naturalDays|Dies naturals|Días naturales|Calendar days
effectiveOn|Data d’efectes|Fecha de efectos|Effective on`;
