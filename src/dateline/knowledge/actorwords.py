"""The small word lists of the actors finder (actor_words.tsv, org_words.tsv, weapons.tsv)."""

from dateline.knowledge.tables import read_table


class ActorWords:
    """One set a list; `sectors` by a word in an organisation's name."""

    def __init__(self) -> None:
        lists = {
            row["list"]: frozenset(row["words"].split("|"))
            for row in read_table("actor_words.tsv", "list", "words")
        }
        self.quantifier = lists["quantifier"]
        self.former = lists["former"]
        self.male = lists["honorific_m"]
        self.female = lists["honorific_f"]
        self.honorific = lists["honorific"] | self.male | self.female
        self.movement = lists["movement"]
        self.locative, self.backer = lists["locative"], lists["backer"]
        self.against = lists["against"]
        self.generic, self.generic_media = lists["generic"], lists["generic_media"]
        self.no_organisation = lists["no_organisation"]
        self.needs_owner = lists["needs_owner"]
        self.foreign = lists["foreign"]
        self.worldwide = lists["worldwide"]
        self.generic_country = lists["generic_country"]
        self.sending = lists["sending"]
        self.generic_any, self.saying = lists["generic_any"], lists["saying"]
        self.document = lists["document"]
        self.person_endings = tuple(sorted(lists["person_endings"]))
        self.female_role, self.male_role = lists["female_role"], lists["male_role"]
        self.gear = lists["gear"]
        self.craft, self.ranks = lists["craft"], lists["ranks"]
        self.weapon_deeds, self.machines = lists["weapon_deeds"], lists["machines"]
        self.war_deeds, self.war_words = lists["war_deeds"], lists["war_words"]
        self.of_nation, self.fought = lists["of_nation"], lists["fought"]
        self.mass, self.others = lists["mass"], lists["others"]
        self.spokesman = lists["spokesman"]
        self.outward = lists["outward"]
        self.quantities = lists["quantities"]
        self.marching = lists["marching"]
        self.suffered = lists["suffered"]
        self.captors = lists["captors"]
        self.placed = lists["placed"]
        self.harming, self.holding = lists["harming"], lists["holding"]
        self.quelling = lists["quelling"]
        self.guests, self.hosting = lists["guests"], lists["hosting"]
        self.neutral = lists["guests"] | lists["neutral"]
        self.watchers, self.watching = lists["watchers"], lists["watching"]
        self.headline, self.domestic, self.local = (
            lists[k] for k in ("headline", "domestic", "local")
        )
        self.acting, self.acts = lists["acting"], lists["acts"]
        self.opposed = lists["opposed"]
        self.police, self.army = lists["police"], lists["army"]
        self.leading = lists["leading"]
        self.uprooted = lists["uprooted"]
        self.counting = lists["counting"]
        self.peers = lists["peers"] | lists["same_office"]
        self.same_office = lists["same_office"]
        self.female_names = lists["female"]
        self.weapons = {
            spelling(row["name"]): row["alone"]
            for row in read_table("weapons.tsv", "name", "alone")
        }
        self.sectors = {
            row["word"]: row["sectors"] for row in read_table("org_words.tsv", "word", "sectors")
        }


def spelling(model: str) -> str:
    """As names of weapons are looked up: "F-16" and "F16" are one."""
    return model.lower().replace("-", "").replace("/", "").replace(" ", "")


def load_actor_words() -> ActorWords:
    return ActorWords()
