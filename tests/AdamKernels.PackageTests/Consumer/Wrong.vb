Imports AdamKernels

<Network(2)>
<Dense(1), BinaryCrossEntropy, Adam>
Public Class Parity
End Class

Module Program
    Sub Main()
        Dim trainer As New Trainer(Of Parity)(New Parity(seed:=1))
    End Sub
End Module
