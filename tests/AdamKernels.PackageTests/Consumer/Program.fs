open AdamKernels
open Networks

let inputs = [| 0f; 0f; 0f; 1f; 1f; 0f; 1f; 1f |]
let targets = [| 0f; 1f; 1f; 0f |]
let network = Parity(seed = 1UL)
let trainer = Trainer<Parity>(network)

for _ in 1..500 do
    trainer.Step(inputs, targets) |> ignore

let logits = Array.zeroCreate<float32> (4 * Parity.OutputCount)
network.Predict(inputs, logits)
printfn "answers %s" (String.concat " " [ for logit in logits -> if logit > 0f then "1" else "0" ])
