// The household of a customer. The twin of household.py.
const MOST = 30

// Everybody of her household but her, by id; cardsOf: an async function of ids answering their cards.
export async function household(card, types, cardsOf) {
  const found = new Map([[card.id, card]])
  for (let fresh = [card]; fresh.length && found.size < MOST; ) {
    const ids = [...new Set(fresh.flatMap(one => tiedTo(one, types)))].filter(id => !found.has(id)).sort()
    fresh = (ids.length ? await cardsOf(ids) : []).filter(one => one && !one.binned && !found.has(one.id))
    for (const one of fresh) found.set(one.id, one)
  }
  found.delete(card.id)
  return found
}

const tiedTo = (card, types) => card.relations.filter(relation => makesAHousehold(relation, types)).map(({ other }) => other)
export const makesAHousehold = (relation, types) => types.some(one => one.id === relation.type && one.household)

// What she has in common with her household: by the id of her part, the members' parts that hold the same.
export function shared(card, members) {
  const mine = [...card.addresses.map(part => [part, "place"]), ...home(card).map(part => [part, "number"])]
  const found = mine.filter(([part, name]) => part[name]).map(([part, name]) => [part.id, also(part, name, members)])
  return Object.fromEntries(found.filter(([, theirs]) => theirs.length))
}

function also(part, name, members) {
  return members.flatMap(member => {
    const parts = name === "place" ? member.addresses : home(member)
    const same = parts.find(one => JSON.stringify(one[name]) === JSON.stringify(part[name]))
    return same ? [{ part: same.id, member: member.id, name: called(member) }] : []
  })
}

const home = card => card.phones.filter(phone => phone.label === "home")

// Her name in one text.
export function called(card) {
  const names = card.business ? [card.company] : [card.given, card.family]
  return names.filter(Boolean).join(" ") || card.company || ""
}

// The groups into which a household falls where one of it leaves.
export async function apart(members, types) {
  const [groups, left] = [[], new Map([...members].sort(([a], [b]) => (a < b ? -1 : 1)))]
  while (left.size) {
    const [first] = left.values()
    const group = await household(first, types, async ids => ids.map(id => left.get(id)).filter(Boolean))
    groups.push([first, ...group.values()])
    for (const one of groups.at(-1)) left.delete(one.id)
  }
  return groups
}
