/**
 * The value types that every subgraph declares alike. The order is that of `docs/glossary.md`.
 */
export * from './scalars'
export * from './period'
export * from './figure'
export * from './provenance'
export { PageInfoType } from './page'
export { OrganisationType } from './organisation'
export { RatingScaleType, RaterType, DeliveryConfidenceType } from './deliveryConfidence'
export { BaselineVersionType } from './baselineVersion'
export { BenefitYearType } from './benefitYear'
export { MilestoneType } from './milestone'
export { ObservationType } from './observation'
export { BaselineType } from './baseline'
export { ProgrammeReport } from './programmeReport'
export { AgreementType, CopiedFieldType, ReportCopyType } from './reportCopy'
export * from './return'
