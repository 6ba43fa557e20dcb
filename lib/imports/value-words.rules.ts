/** What people call stages, kinds and answers in a model inventory. Suggestions for a person to confirm, never applied unseen. */
import type { ClosedTarget } from "#lib/imports/vocabulary.schema";

type Words = readonly (readonly [string, readonly string[]])[];

/** Words between bars. */
const words = (text: string): string[] => text.split("|").map((word) => word.replace(/\s+/g, " ").trim());

const YES_NO: Words = [
  ["true", words("yes | y | true | 1 | x")],
  ["false", words("no | n | false | 0")],
];

/** Their words for ours. Lower case, words only. The federal stages, impacts and sources are those of the forms of 2023 to 2025. */
export const VALUE_WORDS: Readonly<Partial<Record<ClosedTarget, Words>>> = {
  claimedStage: [
    [
      "in_production/full",
      words(`deployed | production | in production | live | in use | operational | active | released | implemented | running |
        go live | operation and maintenance | operations and maintenance | operations maintenance | o m | operate |
        fully deployed | in operation`),
    ],
    ["in_production/pilot", words("pilot | piloting | in pilot | limited release | beta | trial")],
    ["in_production/shadow", words("shadow | shadow mode")],
    [
      "in_development",
      words(`development | in development | dev | pre deployment | in progress | build | prototype | poc | proof of concept |
        experimental | research | acquisition | acquisition and or development | acquisition and development |
        development and acquisition | development acquisition | acquisition development | r d | research and development |
        under development | being developed`),
    ],
    [
      "in_validation",
      words(`validation | in validation | testing | in testing | uat | under review | in review | pre production | staging |
        implementation and assessment | implementation assessment | implementation | in test | test | pending validation |
        awaiting validation`),
    ],
    [
      "proposed",
      words(`proposed | idea | planned | planning | concept | intake | initiated | initiation | new | backlog | draft |
        initiated use case | planned not in production`),
    ],
    ["approved", words("approved | validated | ready | ready for deployment")],
    ["restricted", words("restricted | suspended | on hold | paused | limited use")],
    [
      "retired",
      words(`retired | decommissioned | inactive | sunset | archived | discontinued | terminated | end of life | withdrawn |
        deprecated | superseded | disposal | disposition | not in use | no longer in use | no longer used |
        inactive retired | obsolete`),
    ],
  ],
  kind: [
    [
      "statistical",
      words(`statistical | regression | logistic regression | linear regression | glm | scorecard | time series | econometric |
        statistical model | linear model | survival analysis | arima`),
    ],
    [
      "ml",
      words(`ml | machine learning | classical ml | deep learning | neural network | random forest | gradient boosting |
        xgboost | nlp | computer vision | reinforcement learning | classical predictive machine learning |
        classical machine learning | predictive machine learning | supervised learning | unsupervised learning |
        natural language processing | natural language processing nlp | natural language | decision tree | svm |
        clustering | ml model`),
    ],
    ["llm", words("llm | large language model | generative ai | genai | gen ai | foundation model")],
    ["agent", words("agent | agentic ai | ai agent | agentic")],
    ["rule-based", words("rule based | rules | rules engine | expert system | decision rules")],
    ["vendor", words("vendor | vendor model | third party | third party model")],
  ],
  domain: [
    ["credit", words("credit | lending | credit risk | mortgage | loans | underwriting")],
    ["fraud", words("fraud | aml | financial crime | anti money laundering | fraud detection")],
    ["healthcare", words("healthcare | health | medical | clinical | health and medical | health medical")],
    ["hr", words("hr | human resources | recruiting | talent | people")],
    ["insurance", words("insurance | claims | actuarial")],
    ["marketing", words("marketing | sales | customer")],
    // Topics of the federal forms. None means credit, fraud, insurance or marketing.
    [
      "other",
      words(`other | admin functions | administrative functions | benefits processing | cybersecurity | emergency mgmt |
        energy and environment | international affairs | it | law enforcement | procurement and finance mgmt | procurement and financial management | government benefits processing | science |
        service delivery | transportation | other economic financial | other applied mathematical sciences |
        other use other text field | mission enabling | government services | energy the environment |
        energy and the environment | science space | diplomacy trade | law justice | law and justice |
        education workforce | education and workforce | emergency management | information technology | human services`),
    ],
  ],
  sourcing: [
    [
      "in_house",
      words(`in house | in house development | internal | internally developed | build | built | developed in house |
        in house developed | internal model`),
    ],
    [
      "vendor",
      words(`vendor | third party | purchased | vendor purchased | external | bought | buy | saas |
        developed with contracting resources | purchased from a vendor | vendor model | third party vendor`),
    ],
    [
      "joint",
      words(`joint | co developed | both | hybrid | contracting and in house |
        developed with both contracting and in house resources | in house and vendor`),
    ],
    ["open_source", words("open source | oss")],
  ],
  claimedImpact: [
    ["presumed_not", words("presumed high impact but not high impact | presumed high impact but determined not high impact")],
    [
      "high",
      words(`high | high impact | critical | very high | tier 1 | yes | 1 | rights impacting | safety impacting | both |
        rights impacting and safety impacting | rights and safety impacting | tier i | high risk | level 1 | true | y`),
    ],
    [
      "not_high",
      words(`medium | moderate | low | not high impact | minimal | tier 2 | tier 3 | no | 2 | 3 | 4 | neither |
        neither rights impacting nor safety impacting | tier 4 | tier ii | tier iii | low risk | medium risk | very low |
        level 2 | level 3 | 0 | false | n | not high`),
    ],
  ],
  sensitivity: [
    ["normal", words("no | normal | public | internal")],
    ["restricted", words("yes | restricted | confidential | secret")],
  ],
  "facts.usesPersonalData": YES_NO,
  "facts.usesPhi": YES_NO,
  "facts.automatedDecision": YES_NO,
  "facts.decidesAboutPeople": YES_NO,
  "facts.euAiActClass": [
    ["minimal", words("minimal | minimal risk | low")],
    ["limited", words("limited | limited risk | transparency")],
    ["high", words("high | high risk")],
    ["gpai", words("gpai | general purpose")],
    ["prohibited", words("prohibited | unacceptable")],
    ["out_of_scope", words("out of scope | not applicable")],
  ],
};
