using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>What an optimizer remembers between steps besides its buffers.</summary>
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
}

/// <summary>The scalars of one update, computed in double and rounded to float once.</summary>
/// <param name="StepSize">Factor of the update's direction, negative.</param>
/// <param name="Epsilon">Term added to the root; 0 where the optimizer has none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct StepScalars(float StepSize, float Epsilon)
{
    /// <summary>What gradients are multiplied by before all else.</summary>
    public double GradientScale { get; init; } = 1;

    /// <summary>The scalars for a multiple of the learning rate.</summary>
    public StepScalars Scaled(double factor) => this;
}
