module Wrong

open AdamKernels

[<Network(2); Dense(1); BinaryCrossEntropy; Adam>]
type Parity() = class end

let network = Parity(seed = 1UL)
let trainer = Trainer<Parity>(network)
