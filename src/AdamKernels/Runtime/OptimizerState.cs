using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>What an optimizer remembers between steps besides its buffers. With these fields training continues with the same bits.</summary>
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

    /// <summary>β1 to the power of <see cref="StepCount"/>.</summary>
    public double Beta1Power = 1;

    /// <summary>β2 to the power of <see cref="StepCount"/>.</summary>
    public double Beta2Power = 1;

    /// <summary>NAdam's product of the momentum of every step so far.</summary>
    public double MomentumProduct = 1;

    /// <summary>NAdam's 0.96^(ψ·<see cref="StepCount"/>), which warms the momentum up.</summary>
    public double WarmupPower = 1;
}
