import { json, type Handler } from '../server'
import { knowing, SECRET } from './knowing'
import { PAGE, pageFrom, PLAN, type Planned } from './plan'

const [KEY, NAME, FINISH] = [4583173393803140, 2331373580117892, 6834973207488388]

/** A cell without a value has its column alone; a project sheet has its finishes at the end of the working day. */
const row = ({ number, name, finish }: Planned) => ({
  id: 7000 + number,
  rowNumber: number,
  cells: [
    { columnId: KEY, value: `M${number}`, displayValue: `M${number}` },
    { columnId: NAME, value: name, displayValue: name },
    { columnId: FINISH, ...(finish === undefined ? {} : { value: `${finish}T16:59:59` }) },
  ],
})

/** Smartsheet, `GET /sheets/{id}`: a page past the last is the last again. */
export const smartsheet: Handler = knowing(
  'authorization',
  `Bearer ${SECRET}`,
  ({ searchParams }, response) => {
    const page = Math.min(Number(searchParams.get('page') ?? 1), Math.ceil(PLAN.length / PAGE))
    json(response, {
      id: 5,
      totalRowCount: PLAN.length,
      columns: [
        { id: KEY, index: 0, title: 'Id', type: 'TEXT_NUMBER', primary: true },
        { id: NAME, index: 1, title: 'Name', type: 'TEXT_NUMBER' },
        { id: FINISH, index: 2, title: 'Finish', type: 'ABSTRACT_DATETIME' },
      ],
      rows: pageFrom((page - 1) * PAGE, row).rows,
    })
  },
)
