"""Column headings of CRM exports, by CRM and by what they hold, in the languages the CRMs speak.

HubSpot and Pipedrive name columns by the language of the user who exports, Salesforce reports by that of the
user or the field's own label; API names are what data loaders write. Where several headings of one field stand in
a file, the one named first here is used.
"""

from __future__ import annotations

from typing import Literal

from salesctl.data.crm.fold import fold

Crm = Literal["hubspot", "salesforce", "pipedrive", "plain"]
Field = Literal[
    "id", "name", "account", "owner", "amount", "currency", "close", "created", "modified", "stage", "status", "won",
    "lost", "closed", "won_on", "lost_on", "closed_on", "lost_reason", "probability",
]  # fmt: skip
FIELDS: tuple[Field, ...] = (
    "id", "name", "account", "owner", "amount", "currency", "close", "created", "modified", "stage", "status", "won",
    "lost", "closed", "won_on", "lost_on", "closed_on", "lost_reason", "probability",
)  # fmt: skip

_HUBSPOT: dict[Field, str] = {
    "id": "Record ID | Deal ID | ID de registro | ID del registro | ID do registro | Datensatz-ID | "
    "ID de l'enregistrement | ID de fiche d'informations | hs_object_id",
    "name": "Deal Name | Nombre del negocio | Nome do negócio | Deal-Name | Dealname | Nom de la transaction | "
    "Nombre de la operación",
    "account": "Associated Company (Primary) | Associated Company | Company Name | Empresa asociada (Primary) | "
    "Empresa asociada | Empresa associada (Primary) | Empresa associada | Zugehöriges Unternehmen (Primary) | "
    "Zugehöriges Unternehmen | Zugeordnetes Unternehmen | Entreprise associée (Primary) | Entreprise associée",
    "owner": "Deal owner | Propietario del negocio | Proprietário do negócio | Deal-Inhaber | "
    "Für Deal zuständiger Mitarbeiter | Propriétaire de la transaction | HubSpot Owner ID | hubspot_owner_id",
    "amount": "Amount | Valor | Cantidad | Importe | Betrag | Deal-Betrag | Montant",
    "currency": "Currency | Moneda | Moeda | Währung | Devise | deal_currency_code",
    "close": "Close Date | closedate | Fecha de cierre | Data de fechamento | Data de fecho | Abschlussdatum | "
    "Date de fermeture | Date de clôture",
    "created": "Create Date | createdate | Fecha de creación | Data de criação | Erstellungsdatum | Date de création",
    "modified": "Last Modified Date | hs_lastmodifieddate | Fecha de última modificación | "
    "Data da última modificação | Datum der letzten Änderung | Zuletzt geändert | Date de dernière modification",
    "stage": "Deal Stage | dealstage | Etapa del negocio | Etapa do negócio | Deal-Phase | Dealphase | "
    "Étape de la transaction | Phase de la transaction | Fase del negocio",
    "won": "Is Closed Won | hs_is_closed_won | Está cerrado ganado | É fechado como ganho | "
    "Ist gewonnen abgeschlossen | Est fermée gagnée",
    "lost": "Is closed lost | hs_is_closed_lost",
    "closed": "Is Deal Closed? | Is closed | hs_is_closed",
    "lost_reason": "Closed Lost Reason | closed_lost_reason | Motivo de cierre perdido | Motivo da perda | "
    "Motivo de pérdida | Grund für verlorenen Abschluss | Raison de la perte",
    "probability": "Deal probability | hs_deal_stage_probability | Probabilidad del negocio | "
    "Probabilidade do negócio | Deal-Wahrscheinlichkeit | Probabilité de la transaction",
}
_SALESFORCE: dict[Field, str] = {
    "id": "Opportunity ID | Opportunity ID (18) | Opportunity-ID | Id. de oportunidad | ID de la oportunidad | "
    "ID da oportunidade | ID de l'opportunité | Id",
    "name": "Opportunity Name | Opportunity-Name | Opportunityname | Nombre de la oportunidad | "
    "Nombre de oportunidad | Nome da oportunidade | Nom de l'opportunité | Name",
    "account": "Account Name | Accountname | Account-Name | Nombre de la cuenta | Nombre de cuenta | Nome da conta | "
    "Nom du compte | Account.Name | Account: Account Name",
    "owner": "Opportunity Owner | Owner Full Name | Opportunity Owner: Full Name | Opportunity-Inhaber | "
    "Opportunityinhaber | Inhaber der Opportunity | Propietario de oportunidad | Propietario de la oportunidad | "
    "Proprietário da oportunidade | Propriétaire de l'opportunité | Owner.Name | Owner.Email | OwnerId",
    "amount": "Amount | Total Amount | Betrag | Importe | Cantidad | Valor | Quantia | Montant",
    "currency": "Amount Currency | Opportunity Currency | Currency | CurrencyIsoCode | Total Amount Currency | "
    "Betrag Währung | Importe Divisa | Moneda de la oportunidad | Moeda da oportunidade | Moeda do valor | "
    "Montant Devise | Währung der Opportunity | Devise de l'opportunité",
    "close": "Close Date | CloseDate | Schlusstermin | Abschlussdatum | Fecha de cierre | Data de fechamento | "
    "Date de clôture | Date de fermeture",
    "created": "Created Date | CreatedDate | Erstelldatum | Erstellt am | Fecha de creación | Data de criação | "
    "Date de création",
    "modified": "Last Modified Date | LastModifiedDate | Datum der letzten Änderung | Letztes Änderungsdatum | "
    "Fecha de la última modificación | Data da última modificação | Date de dernière modification",
    "stage": "Stage | StageName | Phase | Opportunity-Phase | Etapa | Fase | Estágio | Étape",
    "won": "Won | IsWon | Gewonnen | Ganada | Ganado | Ganho | Ganha | Gagnée | Gagné",
    "closed": "Closed | IsClosed | Geschlossen | Cerrada | Cerrado | Fechado | Fechada | Fermée | Fermé | Clôturée",
    "lost_reason": "Loss Reason | Lost Reason | Closed Lost Reason | Reason Lost | Loss_Reason__c | Verlustgrund | "
    "Motivo de pérdida | Motivo da perda | Raison de la perte",
    "probability": "Probability (%) | Probability | Wahrscheinlichkeit (%) | Probabilidad (%) | Probabilidade (%) | "
    "Probabilité (%)",
}
_PIPEDRIVE: dict[Field, str] = {
    "id": "Deal - ID | Deal - System ID | Deal - Pipedrive System ID | Negócio - ID | Trato - ID | Negocio - ID | "
    "Affaire - ID | Obchod - ID",
    "name": "Deal - Title | Negócio - Título | Trato - Título | Deal - Titel | Affaire - Titre | Obchod - Název",
    "account": "Deal - Organization | Deal - Organisation | Organization - Name | Organization | "
    "Negócio - Organização | Organização - Nome | Organização | Trato - Organización | Organización - Nombre | "
    "Organización | Organisation - Name | Organisation | Affaire - Organisation | Obchod - Organizace | Organizace",
    "owner": "Deal - Owner | Negócio - Proprietário | Trato - Propietario | Deal - Besitzer | Deal - Eigentümer | "
    "Affaire - Propriétaire | Obchod - Vlastník",
    "amount": "Deal - Value | Negócio - Valor | Negócio - Valor do negócio | Trato - Valor | Deal - Wert | "
    "Affaire - Valeur | Obchod - Hodnota",
    "currency": "Deal - Currency of Value | Deal - Currency | Negócio - Moeda de Valor | Negócio - Moeda do valor | "
    "Trato - Moneda | Trato - Moneda de Valor | Deal - Währung des Werts | Deal - Währung von Wert | "
    "Deal - Währung | Affaire - Devise de Valeur | Obchod - Měna hodnoty",
    "close": "Deal - Expected close date | Negócio - Data de fechamento esperada | "
    "Negócio - Data esperada de fechamento | Trato - Fecha de cierre prevista | Trato - Fecha prevista de cierre | "
    "Deal - Erwartetes Abschlussdatum | Affaire - Date de clôture prévue | Obchod - Očekávané datum uzavření",
    "created": "Deal - Deal created | Deal - Creation date | Deal - Created | Negócio - Negócio criado em | "
    "Negócio - Data de criação do negócio | Trato - Trato creado | Trato - Fecha de creación | "
    "Deal - Deal erstellt | Deal - Erstellungsdatum | Affaire - Affaire créée | Obchod - Vytvořeno",
    "modified": "Deal - Update time | Negócio - Atualizado em | Trato - Hora de actualización | "
    "Deal - Aktualisierungszeit | Deal - Aktualisiert am | Affaire - Mise à jour",
    "stage": "Deal - Stage | Deal - Stage (pipeline) | Negócio - Etapa | Trato - Etapa | Deal - Phase | "
    "Affaire - Étape | Obchod - Fáze",
    "status": "Deal - Status | Negócio - Status | Trato - Estado | Affaire - Statut | Obchod - Stav",
    "won_on": "Deal - Won time | Negócio - Ganho em | Negócio - Data de ganho | Trato - Ganado el | "
    "Trato - Hora de ganado | Deal - Gewonnen am | Deal - Gewonnen-Zeit | Affaire - Gagnée le | Obchod - Datum výhry",
    "lost_on": "Deal - Lost time | Negócio - Data de perda | Negócio - Perdido em | Trato - Perdido el | "
    "Deal - Verloren am | Affaire - Perdue le | Obchod - Datum prohry",
    "closed_on": "Deal - Deal closed on | Deal - Closed on | Negócio - Negócio fechado em | "
    "Trato - Trato cerrado el | Deal - Deal abgeschlossen am | Affaire - Affaire clôturée le | Obchod - Uzavřeno dne",
    "lost_reason": "Deal - Lost reason | Negócio - Motivo da perda | Trato - Motivo de pérdida | "
    "Deal - Verlustgrund | Deal - Grund für Verlust | Affaire - Raison de la perte | Obchod - Důvod prohry",
    "probability": "Deal - Probability | Negócio - Probabilidade | Trato - Probabilidad | "
    "Deal - Wahrscheinlichkeit | Affaire - Probabilité | Obchod - Pravděpodobnost",
}
_PLAIN: dict[Field, str] = {
    "id": "id | deal id | deal no | deal number | opportunity number | number | no | nr | ref | reference | crm | "
    " crm id | código | numero | número | nummer | kennung | référence | negócio id",
    "name": "name | title | deal | deal name | opportunity | description | nome | título | "
    "negócio | oportunidade | nombre | negocio | oportunidad | titel | bezeichnung | nom | titre | affaire",
    "account": "account | account name | company | company name | customer | client | organization | organisation | "
    "conta | empresa | cliente | cuenta | firma | kunde | unternehmen | compte | société | entreprise",
    "owner": "owner | deal owner | salesperson | sales rep | rep | seller | assigned to | account manager | "
    "proprietário | responsável | vendedor | comercial | propietario | responsable | verkäufer | inhaber | "
    "zuständig | vertriebler | propriétaire | vendeur | commercial",
    "amount": "amount | value | deal value | deal amount | total | price | revenue | valor | montante | importe | "
    "betrag | wert | auftragswert | montant | valeur",
    "currency": "currency | currency code | moeda | moneda | divisa | währung | devise",
    "close": "close | close date | closing date | closes | expected close | expected close date | closed on | "
    "data de fecho | data de fechamento | fecho | fechamento | fecha de cierre | cierre | abschluss | "
    "abschlussdatum | clôture | date de clôture",
    "created": "created | create date | created date | created at | created on | date created | opened | "
    "criado em | data de criação | criado | creado | fecha de creación | erstellt | erstellt am | erstellungsdatum | "
    "angelegt | angelegt am | data de abertura | fecha de apertura | "
    "créé | créé le | date de création",
    "modified": "modified | last modified | modified date | updated | updated at | last update | update time | "
    "modificado em | atualizado em | modificado | actualizado | geändert | geändert am | modifié | modifié le",
    "stage": "stage | deal stage | pipeline stage | phase | step | etapa | fase | estágio | étape",
    "status": "status | state | outcome | result | estado | situação | stand | ergebnis | statut | état",
    "won": "won | is won | ganho | ganado | gewonnen | gagné",
    "lost": "lost | is lost | perdido | verloren | perdu",
    "closed": "closed | is closed | fechado | cerrado | geschlossen | fermé",
    "won_on": "won on | won date | won time | date won",
    "lost_on": "lost on | lost date | lost time | date lost",
    "lost_reason": "lost reason | loss reason | reason lost | reason | motivo | motivo da perda | motivo de pérdida | "
    "verlustgrund | grund | raison | raison de la perte",
    "probability": "probability | probability % | prob | chance | likelihood | win probability | probabilidade | "
    "probabilidad | wahrscheinlichkeit | probabilité",
}


def _folded(table: dict[Field, str]) -> dict[Field, tuple[str, ...]]:
    return {field: tuple(fold(name) for name in names.split(" | ")) for field, names in table.items()}


HEADERS: dict[Crm, dict[Field, tuple[str, ...]]] = {
    "hubspot": _folded(_HUBSPOT),
    "salesforce": _folded(_SALESFORCE),
    "pipedrive": _folded(_PIPEDRIVE),
    "plain": _folded(_PLAIN),
}
"""Folded headings of each field, the preferred one first."""

KNOWN = frozenset(name for fields in HEADERS.values() for names in fields.values() for name in names)
"""Every folded heading of every CRM."""


def _all(crm: Crm) -> frozenset[str]:
    return frozenset(name for names in HEADERS[crm].values() for name in names)


OWN: dict[Crm, frozenset[str]] = {
    crm: _all(crm).difference(*(_all(other) for other in HEADERS if other != crm))
    for crm in ("hubspot", "salesforce", "pipedrive")
}
"""Headings that only one CRM writes: they tell which one a file comes from."""
