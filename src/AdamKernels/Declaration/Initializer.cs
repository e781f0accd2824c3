namespace AdamKernels;

/// <summary>
/// How the weights of a layer are set before training, with PyTorch's definitions. The biases become 0, except with
/// <see cref="Default"/>.
/// </summary>
public enum Initializer
{
    /// <summary>Weights and biases uniform within ±1/√inputs. The default of <c>nn.Linear</c>.</summary>
    Default,

    /// <summary>Uniform within ±√(6/(inputs + outputs)): variance 2/(inputs + outputs). <c>xavier_uniform_</c>.</summary>
    GlorotUniform,

    /// <summary>Normal with variance 2/(inputs + outputs). <c>xavier_normal_</c>.</summary>
    GlorotNormal,

    /// <summary>Uniform within ±√(6/inputs): variance 2/inputs, for ReLU. <c>kaiming_uniform_(nonlinearity='relu')</c>.</summary>
    HeUniform,

    /// <summary>Normal with variance 2/inputs, for ReLU. <c>kaiming_normal_(nonlinearity='relu')</c>.</summary>
    HeNormal,

    /// <summary>Uniform within ±√(3/inputs): variance 1/inputs. <c>kaiming_uniform_(nonlinearity='linear')</c>.</summary>
    LecunUniform,

    /// <summary>Normal, not truncated, with variance 1/inputs. <c>kaiming_normal_(nonlinearity='linear')</c>.</summary>
    LecunNormal,

    /// <summary>A random matrix whose rows, or columns where these are fewer, are orthonormal. <c>orthogonal_</c>.</summary>
    Orthogonal,

    /// <summary>All 0. Units of a hidden layer then stay equal to each other; meant for a last layer.</summary>
    Zeros,

    /// <summary>All the same given value. As with <see cref="Zeros"/>, units then stay equal.</summary>
    Constant,
}
