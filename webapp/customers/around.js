// What other rooms show on a customer's record, and have to look up for it. The twin of around.py.
export const AROUND = [] // async functions of the world and a card

export async function around(world, card) {
  return Object.assign({}, ...(await Promise.all(AROUND.map(look => look(world, card)))))
}
