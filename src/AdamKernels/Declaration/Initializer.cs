namespace AdamKernels;

/// <summary>
/// Initial values of the weights of a layer, with PyTorch's definitions. The biases start at 0, except with
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

    /// <summary>A random matrix with orthonormal rows, or orthonormal columns if there are fewer of them. <c>orthogonal_</c>.</summary>
    Orthogonal,

    /// <summary>All 0. The units of a hidden layer would stay equal to each other, so this is meant for a last layer.</summary>
    Zeros,

    /// <summary>All equal to a given value. As with <see cref="Zeros"/>, units stay equal.</summary>
    Constant,
}
