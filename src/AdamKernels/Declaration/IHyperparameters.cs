namespace AdamKernels;

/// <summary>An attribute that declares hyper-parameters besides the learning rate.</summary>
internal interface IHyperparameters
{
    /// <summary>Whether a program can set them between steps.</summary>
    bool Adjustable { get; }

    /// <summary>Those that the declared variant uses, with their values.</summary>
    IEnumerable<(Hyperparameter Name, double Value)> Hyperparameters { get; }
}
