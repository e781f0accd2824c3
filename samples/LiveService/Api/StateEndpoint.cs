using LiveService.Learning;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveService.Api;

/// <summary>GET /state: how the service is doing.</summary>
internal static class StateEndpoint
{
    public static Ok<StateResponse> Handle(Training training, Learner learner, SampleQueue queue)
    {
        // In this order, so that nothing seems to be learned that was not accepted.
        long learned = training.LearnedCount;
        return TypedResults.Ok(new StateResponse(
            training.StepCount,
            training.Publisher.Version,
            training.Loss,
            queue.AcceptedCount,
            learned,
            queue.Count,
            training.SavedSteps,
            learner.Failure ?? training.CheckpointProblem));
    }
}
