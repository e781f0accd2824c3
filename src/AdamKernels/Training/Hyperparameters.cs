using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// The hyper-parameters of a training besides its learning rate. What a network declares with <c>Adjustable = true</c> can be set between
/// steps; the rest can be read.
/// </summary>
/// <remarks>
/// An update uses the values at its time, for batches that waited for it too. Bias corrections are products of the decays that the steps
/// had, as docs/training.md explains. To read or set what the network's optimizer and limits do not have is an
/// <see cref="InvalidOperationException"/>; so is setting what is not declared adjustable. A value out of range is an
/// <see cref="ArgumentOutOfRangeException"/>. Neither changes anything.
/// </remarks>
public sealed class Hyperparameters
{
    private readonly DeclaredHyperparameters _declared;
    private static readonly string[] s_tensors = [.. Enum.GetNames<Hyperparameter>().Select(name => $"hyperparameters.{name}")];

    private readonly LayerDescription[] _layers;
    private readonly bool _drops;
    private HyperparameterValues _values;

    internal Hyperparameters(DeclaredHyperparameters declared, LayerDescription[] layers)
    {
        _declared = declared;
        _layers = layers;
        _values = new HyperparameterValues(declared.CopyValues(), [.. layers.Select(layer => layer.Dropout)]);
        _drops = layers.Any(layer => layer.Dropout > 0 || layer.HasAdjustableDropout);
    }

    /// <summary>Weight decay λ, at least 0 and finite; 0 for none.</summary>
    public double WeightDecay
    {
        get => Get(Hyperparameter.WeightDecay);
        set => Set(Hyperparameter.WeightDecay, value);
    }

    /// <summary>Decay β1, at least 0 and below 1.</summary>
    public double Beta1
    {
        get => Get(Hyperparameter.Beta1);
        set => Set(Hyperparameter.Beta1, value);
    }

    /// <summary>Decay β2, at least 0 and below 1.</summary>
    public double Beta2
    {
        get => Get(Hyperparameter.Beta2);
        set => Set(Hyperparameter.Beta2, value);
    }

    /// <summary>Term ε of the denominator, at least 1e-30 and finite.</summary>
    public double Epsilon
    {
        get => Get(Hyperparameter.Epsilon);
        set => Set(Hyperparameter.Epsilon, value);
    }

    /// <summary>
    /// Momentum μ, at least 0 and below 1. An optimizer has it that is declared with a momentum above 0: without, it keeps no velocity.
    /// </summary>
    public double Momentum
    {
        get => Get(Hyperparameter.Momentum);
        set => Set(Hyperparameter.Momentum, value);
    }

    /// <summary>
    /// Dampening of the gradients that are added to the momentum, at least 0 and below 1. SGD has it with plain momentum.
    /// </summary>
    public double Dampening
    {
        get => Get(Hyperparameter.Dampening);
        set => Set(Hyperparameter.Dampening, value);
    }

    /// <summary>Decay α of RMSProp's moving average, at least 0 and below 1.</summary>
    public double Alpha
    {
        get => Get(Hyperparameter.Alpha);
        set => Set(Hyperparameter.Alpha, value);
    }

    /// <summary>Decay ρ of Adadelta's moving averages, at least 0 and below 1.</summary>
    public double Rho
    {
        get => Get(Hyperparameter.Rho);
        set => Set(Hyperparameter.Rho, value);
    }

    /// <summary>Decay ψ of the warm-up of NAdam's momentum, at least 0 and finite.</summary>
    public double MomentumDecay
    {
        get => Get(Hyperparameter.MomentumDecay);
        set => Set(Hyperparameter.MomentumDecay, value);
    }

    /// <summary>Decay of Adagrad's learning rate with the number of steps, at least 0 and finite.</summary>
    public double LearningRateDecay
    {
        get => Get(Hyperparameter.LearningRateDecay);
        set => Set(Hyperparameter.LearningRateDecay, value);
    }

    /// <summary>Maximum norm of all gradients, positive and finite, with <see cref="ClipGradientNormAttribute"/>.</summary>
    public double MaxGradientNorm
    {
        get => Get(Hyperparameter.MaxGradientNorm);
        set => Set(Hyperparameter.MaxGradientNorm, value);
    }

    /// <summary>Maximum magnitude of each gradient, positive and finite, with <see cref="ClipGradientValueAttribute"/>.</summary>
    public double MaxGradientMagnitude
    {
        get => Get(Hyperparameter.MaxGradientMagnitude);
        set => Set(Hyperparameter.MaxGradientMagnitude, value);
    }

    /// <summary>Counts the changes of dropout. Activations in memory are those of one of them.</summary>
    internal int DropoutVersion { get; private set; }

    /// <summary>Those of nothing, for optimizers that take theirs in another way.</summary>
    internal static Hyperparameters None { get; } = new(DeclaredHyperparameters.None, []);

    /// <summary>The fraction of its outputs that a layer drops in training; 0 for none.</summary>
    /// <param name="layer">Index of the layer, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public double GetDropout(int layer)
    {
        Check.Index(layer, _layers.Length, nameof(layer));
        return _values.Dropouts[layer];
    }

    /// <summary>
    /// Sets the fraction of a layer that declares <see cref="DenseAttribute.AdjustableDropout"/>, from the next batch on.
    /// </summary>
    /// <param name="layer">Index of the layer, from 0.</param>
    /// <param name="fraction">0, or from 2⁻²⁴ to 1 - 2⁻²⁴.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer, or the fraction is out of range.</exception>
    /// <exception cref="InvalidOperationException">The layer does not declare it.</exception>
    public void SetDropout(int layer, double fraction)
    {
        Check.Index(layer, _layers.Length, nameof(layer));
        if (!_layers[layer].HasAdjustableDropout)
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"The dropout of the layer with index {layer} is fixed: declare the layer with ")
                + "AdjustableDropout = true to set it between steps.");
        }

        Check.DropFraction(fraction, nameof(fraction));
        _values.Dropouts[layer] = fraction;
        DropoutVersion++;
    }

    /// <summary>All values, as they are now.</summary>
    internal HyperparameterValues Values
    {
        get => _values;
        set
        {
            _values = value;
            DropoutVersion++;
        }
    }

    /// <summary>Visits values of the hyper-parameters that the network has.</summary>
    internal void Accept<TVisitor>(ref TVisitor visitor, HyperparameterValues values)
        where TVisitor : struct, ITensorVisitor, allows ref struct
    {
        foreach (Hyperparameter name in _declared.Names)
        {
            visitor.Visit(s_tensors[(int)name], ref values.Numbers[(int)name]);
        }

        if (_drops)
        {
            visitor.Visit("hyperparameters.Dropout", values.Dropouts.AsSpan(), [values.Dropouts.Length]);
        }
    }

    /// <summary>Checks values that were read from a file.</summary>
    /// <exception cref="CheckpointException">One is out of range, or another one than the network declares and cannot be set.</exception>
    internal void CheckLoaded(HyperparameterValues values)
    {
        foreach (Hyperparameter name in _declared.Names)
        {
            double value = values.Numbers[(int)name], declared = _values.Numbers[(int)name];
            CheckLoaded(name.ToString(), value, declared, _declared.IsAdjustable(name), name.Range(), "Adjustable = true");
        }

        for (int i = 0; i < _layers.Length; i++)
        {
            CheckLoaded(
                FormattableString.Invariant($"Dropout of the layer with index {i}"),
                values.Dropouts[i],
                _values.Dropouts[i],
                _layers[i].HasAdjustableDropout,
                NumberRange.DropFraction,
                "AdjustableDropout = true");
        }
    }

    /// <summary>The hyper-parameters, for example <c>WeightDecay 0, Beta1 0.9, Beta2 0.999, Epsilon 1E-08</c>.</summary>
    public override string ToString() => string.Join(", ", _declared.Names.Select(name => $"{name} {Readable.Number(Get(name))}"));

    private double Get(Hyperparameter name)
    {
        _declared.Check(name);
        return _values.Numbers[(int)name];
    }

    private void Set(Hyperparameter name, double value)
    {
        _declared.CheckAdjustable(name);
        Check.Range(value, name, nameof(value));
        _values.Numbers[(int)name] = value;
    }

    private static void CheckLoaded(string name, double value, double declared, bool isAdjustable, NumberRange range, string remedy)
    {
        if (!isAdjustable && value != declared)
        {
            throw new CheckpointException(FormattableString.Invariant($"Expected {name} to be {declared}, as the network declares, ")
                + FormattableString.Invariant($"but the training had {value}: declare {value}, or {remedy}."));
        }

        if (isAdjustable && !range.Contains(value))
        {
            throw new CheckpointException(
                FormattableString.Invariant($"Expected {name} to be {range.Describe()}, but the file says {value}."));
        }
    }
}
