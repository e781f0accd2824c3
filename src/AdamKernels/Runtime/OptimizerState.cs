using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>The state of an optimizer besides its buffers. Training that continues with these fields gives the same bits.</summary>
/// <remarks>The powers are running products in double, not <see cref="Math.Pow"/>, whose bits differ between platforms.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct OptimizerState
{
    /// <summary>The state before the first step.</summary>
    public OptimizerState()
    {
    }

    /// <summary>Number of updates made.</summary>
    public long StepCount;

    /// <summary>The product of β1 of every step so far: its power, unless it was changed.</summary>
    public double Beta1Power = 1;

    /// <summary>The product of β2 of every step so far.</summary>
    public double Beta2Power = 1;

    /// <summary>NAdam's product of the momentum of every step so far.</summary>
    public double MomentumProduct = 1;

    /// <summary>NAdam's product of 0.96^ψ of every step so far, which warms the momentum up.</summary>
    public double WarmupPower = 1;

    /// <summary>The hyper-parameters of a network that declares them adjustable; other networks have constants in their kernels.</summary>
    public Hyperparameters Hyperparameters = Hyperparameters.None;
}
