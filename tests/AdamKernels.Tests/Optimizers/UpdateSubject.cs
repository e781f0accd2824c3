namespace AdamKernels.Tests.Optimizers;

/// <summary>Something that updates parameters from gradients, seen in canonical order.</summary>
internal abstract class UpdateSubject
{
    public abstract int Count { get; }

    /// <summary>The learning rate of the declaration.</summary>
    public abstract double LearningRate { get; }

    public abstract void Start(float[] parameters);

    public abstract void Update(float[] gradients, double learningRate);

    /// <summary>The parameters, then every optimizer state.</summary>
    public abstract float[][] State();
}
