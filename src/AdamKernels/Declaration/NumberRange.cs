namespace AdamKernels;

/// <summary>What a number of a declaration may be. Most become floats in the kernels and must be in range there too.</summary>
internal enum NumberRange
{
    /// <summary>A number of inputs, outputs or samples.</summary>
    Size,

    /// <summary>A number of at least 2.</summary>
    Several,

    /// <summary>Any number that is finite as a float.</summary>
    Finite,

    /// <summary>A learning rate, for example.</summary>
    Positive,

    /// <summary>A weight decay, for example.</summary>
    NonNegative,

    /// <summary>The decay of a moving average.</summary>
    Decay,

    /// <summary>
    /// A term that keeps an update from being 0/0 where a gradient has always been 0. It is multiplied by the root of the bias correction
    /// and rounded to float, and must stay positive through both.
    /// </summary>
    Epsilon,

    /// <summary>A fraction, from 0 to 1.</summary>
    Fraction,

    /// <summary>
    /// The fraction that dropout drops. Random numbers are multiples of 2^-24: a smaller fraction might drop nothing, and one closer to 1
    /// everything.
    /// </summary>
    DropFraction,

    /// <summary>The weight of a class, which may be left out.</summary>
    ClassWeight,
}
