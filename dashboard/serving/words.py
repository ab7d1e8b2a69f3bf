"""What an error page says, in the network's three languages. Kept apart from the pages: it must work without them."""

from dataclasses import dataclass
from urllib.parse import parse_qs

ENGLISH, SPANISH, FRENCH = "en", "es", "fr"
LANGUAGES = (ENGLISH, SPANISH, FRENCH)


@dataclass(frozen=True)
class Words:
    """A title and a sentence that says what to do."""

    title: str
    sentence: str


HOME = {ENGLISH: "Go to the overview", SPANISH: "Ir a la vista general", FRENCH: "Aller à la vue d’ensemble"}
ERRORS = {
    400: {
        ENGLISH: Words("This request could not be read", "Part of it is missing or malformed. Go back and try again."),
        SPANISH: Words("No se pudo leer esta solicitud", "Falta una parte o está mal formada. Vuelva atrás e inténtelo de nuevo."),
        FRENCH: Words("Cette demande n’a pas pu être lue", "Une partie manque ou est mal formée. Revenez en arrière et réessayez."),
    },
    404: {
        ENGLISH: Words("There is no page at this address", "It may have been mistyped, or cut short when it was copied."),
        SPANISH: Words("No hay ninguna página en esta dirección", "Puede tener un error o haberse cortado al copiarla."),
        FRENCH: Words("Il n’y a pas de page à cette adresse", "Elle contient peut-être une faute, ou a été coupée en la copiant."),
    },
    405: {
        ENGLISH: Words("This cannot be done here", "The address exists, but it does not take this kind of request."),
        SPANISH: Words("Esto no se puede hacer aquí", "La dirección existe, pero no admite este tipo de solicitud."),
        FRENCH: Words("Cela ne peut pas se faire ici", "L’adresse existe, mais n’accepte pas ce genre de demande."),
    },
    413: {
        ENGLISH: Words("Too much was sent at once", "The dashboard takes at most 256 kilobytes in one request."),
        SPANISH: Words("Se envió demasiado de una vez", "El tablero admite como máximo 256 kilobytes por solicitud."),
        FRENCH: Words("Trop de données d’un coup", "Le tableau de bord accepte au plus 256 kilo-octets par demande."),
    },
    414: {
        ENGLISH: Words("This address is too long", "Choose fewer cities or measures; the address holds all of them."),
        SPANISH: Words("Esta dirección es demasiado larga", "Elija menos ciudades o medidas: la dirección las contiene todas."),
        FRENCH: Words("Cette adresse est trop longue", "Choisissez moins de villes ou de mesures : l’adresse les contient toutes."),
    },
    415: {
        ENGLISH: Words("This kind of content is not understood", "A request to update a view is sent as JSON."),
        SPANISH: Words("No se entiende este tipo de contenido", "Una solicitud para actualizar una vista se envía como JSON."),
        FRENCH: Words("Ce type de contenu n’est pas compris", "Une demande de mise à jour d’une vue s’envoie en JSON."),
    },
    500: {
        ENGLISH: Words("Something went wrong on our side", "It has been written down. Other pages should still work."),
        SPANISH: Words("Algo falló de nuestro lado", "Ha quedado registrado. Las demás páginas deberían funcionar."),
        FRENCH: Words("Une erreur s’est produite de notre côté", "Elle a été notée. Les autres pages devraient fonctionner."),
    },
    503: {
        ENGLISH: Words("The figures cannot be read just now", "Please try again in a minute."),
        SPANISH: Words("Las cifras no se pueden leer en este momento", "Inténtelo de nuevo en un minuto."),
        FRENCH: Words("Les chiffres ne peuvent pas être lus pour l’instant", "Réessayez dans une minute."),
    },
}


def language(query: str, preferred: str) -> str:
    """The language of the `lang` key in a query, else the first of ours in an Accept-Language header, else English."""
    asked = parse_qs(query[:2000]).get("lang", [""])[0]
    wishes = [asked, *(part.strip()[:2].lower() for part in preferred[:500].split(","))]
    return next((wish for wish in wishes if wish in LANGUAGES), ENGLISH)


def words(status: int, spoken: str) -> Words:
    """The words for an HTTP status; one we have none for is told as its class, 400 or 500."""
    known = ERRORS.get(status) or ERRORS[500 if status >= 500 else 400]
    return known[spoken]
