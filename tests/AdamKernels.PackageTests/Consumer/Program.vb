Imports AdamKernels
Imports Networks

Module Program
    Sub Main()
        Dim inputs As Single() = {0, 0, 0, 1, 1, 0, 1, 1}
        Dim targets As Single() = {0, 1, 1, 0}
        Dim network As New Parity(seed:=1)
        Dim trainer As New Trainer(Of Parity)(network)
        For i = 1 To 500
            trainer.Step(inputs, targets)
        Next

        Dim logits(4 * Parity.OutputCount - 1) As Single
        network.Predict(inputs, logits)
        System.Console.WriteLine("answers " & String.Join(" ", logits.Select(Function(logit) If(logit > 0, 1, 0))))
    End Sub
End Module
