namespace AdamKernels.Benchmarks.Peers.Cpp;

/// <summary>The two libraries that benchmarks/cpp builds from one source, each with the flags that suit its use.</summary>
internal enum CppBuild
{
    /// <summary>For training.</summary>
    Training,

    /// <summary>For predictions of one sample.</summary>
    Prediction,
}
