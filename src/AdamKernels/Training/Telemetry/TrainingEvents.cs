using System.Diagnostics.Tracing;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AdamKernels;

/// <summary>Tells those who listen what goes wrong. docs/telemetry.md explains the events.</summary>
[EventSource(Name = Instruments.Name)]
internal sealed class TrainingEvents : EventSource
{
    private const int SoftwareMultiplyAddId = 1;
    private const int NonFiniteLossId = 2;
    private const int NonFiniteGradientId = 3;
    private const int ConcurrentUseId = 4;

    /// <summary>The only one.</summary>
    public static readonly TrainingEvents Log = new();

    private TrainingEvents()
    {
    }

    /// <summary>Creates the source, if there is none yet, so that listeners find it.</summary>
    [NonEvent]
    public static void Start() => _ = Log;

    /// <summary>Whether the processor, or a setting of the runtime, leaves multiply-adds to software.</summary>
    private static bool HasSoftwareMultiplyAdd => VectorPaths.Selected == VectorPath.Scalar && !Fma.IsSupported && !AdvSimd.IsSupported;

    /// <summary>Every multiply-add of this process runs in software, which gives the same bits but takes many times longer.</summary>
    [Event(SoftwareMultiplyAddId, Level = EventLevel.Warning, Message = "Kernels run without multiply-add in hardware, on the path {0}.")]
    public void SoftwareMultiplyAdd(string path) => WriteEvent(SoftwareMultiplyAddId, path);

    /// <summary>A loss is infinite or not a number.</summary>
    [Event(NonFiniteLossId, Level = EventLevel.Error, Message = "Loss {2} of {0} after {1} updates; policy {3}; cause: {4}")]
    public void NonFiniteLoss(string network, long stepCount, double loss, string policy, string cause) =>
        WriteEvent(NonFiniteLossId, network, stepCount, loss, policy, cause);

    /// <summary>A gradient, or the norm of all, is infinite or not a number.</summary>
    [Event(NonFiniteGradientId, Level = EventLevel.Error, Message = "Norm {2} of {0} after {1} updates; policy {3}; cause: {4}")]
    public void NonFiniteGradient(string network, long stepCount, double norm, string policy, string cause) =>
        WriteEvent(NonFiniteGradientId, network, stepCount, norm, policy, cause);

    /// <summary>A thread called an object that another thread was using. The call threw.</summary>
    [Event(ConcurrentUseId, Level = EventLevel.Error, Message = "{0}")]
    public void ConcurrentUse(string message) => WriteEvent(ConcurrentUseId, message);

    /// <summary>Tells a new listener what holds for the whole process.</summary>
    [NonEvent]
    protected override void OnEventCommand(EventCommandEventArgs command)
    {
        if (command.Command == EventCommand.Enable && HasSoftwareMultiplyAdd)
        {
            SoftwareMultiplyAdd(VectorPaths.Selected.ToString());
        }
    }
}
