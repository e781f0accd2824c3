using System.Diagnostics;
using System.Globalization;
using AdamKernels;
using ControlLoop;

const int Ticks = 2000, Window = 200;
const double TickSeconds = 0.001;
var slide = new Slide();
var network = new FrictionModel(seed: 1);
var trainer = new Trainer<FrictionModel>(network);
double[] millimeters = new double[Ticks], microseconds = new double[Ticks];
float[] features = new float[FrictionModel.InputCount], friction = new float[1];

// A method is compiled when it is first called, which takes longer than a tick. This network is only for that.
var warmUp = new Trainer<FrictionModel>(new FrictionModel());
warmUp.Network.Predict(features, friction);
warmUp.Step(features, friction);

long bytesBefore = GC.GetAllocatedBytesForCurrentThread();
long start = Stopwatch.GetTimestamp();
for (int tick = 0; tick < Ticks; tick++)
{
    // The clock of the loop. Sleeping is not exact enough for a millisecond.
    while (Stopwatch.GetElapsedTime(start).TotalSeconds < tick * TickSeconds)
    {
        Thread.Yield();
    }

    // The force: what the mass needs, what the friction is predicted to be, and a spring and a damper against the rest.
    long beforePrediction = Stopwatch.GetTimestamp();
    Motion wanted = Motion.At(tick * TickSeconds);
    Describe(wanted.Velocity, features);
    network.Predict(features, friction);
    double error = wanted.Position - slide.Position;
    double force = Slide.Mass * wanted.Acceleration + friction[0] + 400 * error + 40 * (wanted.Velocity - slide.Velocity);
    TimeSpan busy = Stopwatch.GetElapsedTime(beforePrediction);

    double before = slide.Velocity;
    slide.Push(force, TickSeconds);

    // What the force did not put into motion was friction. The network learns it at the velocity where it was.
    long beforeStep = Stopwatch.GetTimestamp();
    Describe((before + slide.Velocity) / 2, features);
    friction[0] = (float)(force - Slide.Mass * (slide.Velocity - before) / TickSeconds);
    trainer.Step(features, friction);
    microseconds[tick] = (busy + Stopwatch.GetElapsedTime(beforeStep)).TotalMicroseconds;
    millimeters[tick] = 1000 * error;
}

long bytes = GC.GetAllocatedBytesForCurrentThread() - bytesBefore;
double first = RootMeanSquare(millimeters[..Window]), last = RootMeanSquare(millimeters[^Window..]);
Array.Sort(microseconds);
(double p50, double p99, double max) = (microseconds[Ticks / 2], microseconds[Ticks * 99 / 100], microseconds[^1]);
Console.WriteLine($"tracking error: {first:F3} mm in the first {Window} ms, {last:F3} mm in the last {Window} ms");
Console.WriteLine($"a tick takes {p50:F1} µs (p50), {p99:F1} µs (p99), {max:F1} µs at most; {Ticks} ticks allocate {bytes} bytes");
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"result first_error_mm={first:F4} last_error_mm={last:F4} ticks={Ticks} bytes={bytes} "
    + $"p50_us={p50:F1} p99_us={p99:F1} max_us={max:F1}"));

// Friction turns around within a few mm/s, and changes slowly above that. So the network gets the velocity at two scales.
static void Describe(double velocity, float[] features)
{
    features[0] = (float)(velocity / 0.3);
    features[1] = (float)Math.Tanh(velocity / 0.03);
}

static double RootMeanSquare(double[] values) => Math.Sqrt(values.Average(value => value * value));

[Network(2, MaxBatchSize = 1)]
[Dense(16, Activation.Tanh)]
[Dense(1)]
[MeanSquaredError]
[Adam(LearningRate = 0.01)]
public sealed partial class FrictionModel;
