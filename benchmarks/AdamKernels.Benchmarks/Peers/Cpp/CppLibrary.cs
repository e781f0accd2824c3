using System.Runtime.InteropServices;
using AdamKernels.Benchmarks.Reporting;

namespace AdamKernels.Benchmarks.Peers.Cpp;

/// <summary>The C interface of benchmarks/cpp, which only those have who built it.</summary>
internal sealed unsafe class CppLibrary
{
    /// <summary>What to tell those who have not.</summary>
    public const string HowToBuild = """
        The C++ networks are not built and are left out. These two commands build them, from the root of the repository:
            cmake -S benchmarks/cpp -B benchmarks/cpp/build
            cmake --build benchmarks/cpp/build --config Release
        """;

    private CppLibrary(nint handle)
    {
        Create = (delegate* unmanaged<byte*, nint>)NativeLibrary.GetExport(handle, "peer_create");
        Destroy = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(handle, "peer_destroy");
        ParameterCount = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(handle, "peer_parameter_count");
        SetParameters = (delegate* unmanaged<nint, float*, void>)NativeLibrary.GetExport(handle, "peer_set_parameters");
        SetLearningRate = (delegate* unmanaged<nint, double, void>)NativeLibrary.GetExport(handle, "peer_set_learning_rate");
        TrainStep = (delegate* unmanaged<nint, float*, float*, int, float>)NativeLibrary.GetExport(handle, "peer_train_step");
        PredictEach = (delegate* unmanaged<nint, float*, float*, int, void>)NativeLibrary.GetExport(handle, "peer_predict_each");
    }

    /// <summary>Makes a network by the name of its shape; 0 if there is none of that name.</summary>
    public delegate* unmanaged<byte*, nint> Create { get; }

    /// <summary>Frees a network.</summary>
    public delegate* unmanaged<nint, void> Destroy { get; }

    /// <summary>Counts weights and biases.</summary>
    public delegate* unmanaged<nint, int> ParameterCount { get; }

    /// <summary>Copies parameters in, in canonical order.</summary>
    public delegate* unmanaged<nint, float*, void> SetParameters { get; }

    /// <summary>Sets the rate of the next step.</summary>
    public delegate* unmanaged<nint, double, void> SetLearningRate { get; }

    /// <summary>Runs a step: network, inputs, targets, rows; returns the loss.</summary>
    public delegate* unmanaged<nint, float*, float*, int, float> TrainStep { get; }

    /// <summary>Predicts samples one at a time: network, inputs, outputs, samples.</summary>
    public delegate* unmanaged<nint, float*, float*, int, void> PredictEach { get; }

    /// <summary>Loads a library; null if it is not built.</summary>
    /// <param name="build">Which one.</param>
    public static CppLibrary? TryLoad(CppBuild build)
    {
        string name = build == CppBuild.Training ? "adamkernels_peer_training" : "adamkernels_peer_prediction";
        string file = OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";
        string folder = Path.Combine(Repository.Root(), "benchmarks", "cpp", "build");

        // Generators for several configurations put the library into a folder of the configuration's name.
        return NativeLibrary.TryLoad(Path.Combine(folder, file), out nint handle)
            || NativeLibrary.TryLoad(Path.Combine(folder, "Release", file), out handle)
            ? new CppLibrary(handle)
            : null;
    }
}
