namespace StreamTesting;

internal interface IArrivalStage
{
    Arrival? Next();
}
