using System.Reflection;
using AdamKernels.Generators.Declared;

namespace AdamKernels.Generators.Model;

/// <summary>A dense layer and its options.</summary>
/// <param name="Inputs">Inputs of one sample.</param>
/// <param name="Declaration">The declaration of the layer.</param>
internal sealed record LayerSpec(int Inputs, ByValue<DenseAttribute> Declaration)
{
    public DenseAttribute Declared => Declaration.Value;

    public int Outputs => Declared.Outputs;

    public Activation Activation => Declared.Activation;

    /// <summary>Whether the sums are normalized before the activation.</summary>
    public bool IsNormalized => Declared.LayerNorm || Declared.RmsNorm;

    /// <summary>Whether normalization subtracts the mean and adds a shift; otherwise it only divides and has a gain.</summary>
    public bool IsCentered => Declared.LayerNorm;

    /// <summary>The roles of the vectors with one parameter per output. In canonical order they follow the weights.</summary>
    public IReadOnlyList<ParameterRole> Vectors =>
        IsCentered ? [ParameterRole.Bias, ParameterRole.Gain, ParameterRole.Shift]
        : IsNormalized ? [ParameterRole.Bias, ParameterRole.Gain]
        : [ParameterRole.Bias];

    /// <summary>Number of parameters, which may be more than a buffer holds.</summary>
    public long ParameterCount => (long)Outputs * ((long)Inputs + Vectors.Count);

    /// <summary>Fraction of the outputs that training drops; 0 for none.</summary>
    public double Dropout => Declared.Dropout;

    /// <summary>Whether the fraction can be set between steps.</summary>
    public bool HasAdjustableDropout => Declared.AdjustableDropout;

    /// <summary>Whether training may drop outputs.</summary>
    public bool Drops => Dropout > 0 || HasAdjustableDropout;

    /// <summary>Whether the inputs are added to the outputs.</summary>
    public bool IsResidual => Declared.Residual;

    /// <summary>Whether the parameters are not trained.</summary>
    public bool IsFrozen => Declared.Frozen;

    /// <summary>The factor of the learning rate.</summary>
    public double LearningRateFactor => Declared.LearningRateFactor;

    public Initializer Initializer => Declared.Initializer;

    /// <summary>Value of the weights for <see cref="Initializer.Constant"/>.</summary>
    public double InitialValue => Declared.InitialValue;

    /// <summary>The same layer with another number of outputs.</summary>
    public LayerSpec WithOutputs(int outputs)
    {
        var declared = new DenseAttribute(outputs, Activation);
        foreach (PropertyInfo option in typeof(DenseAttribute).GetProperties().Where(option => option.CanWrite))
        {
            option.SetValue(declared, option.GetValue(Declared));
        }

        return this with { Declaration = declared };
    }
}
