// Package golden holds the golden cases of the whole pipeline and the test that runs them.
//
// A case is a txtar file under testdata (its sections: package harness). What a case wants is recorded from CPython:
//
//	GOLDEN=update go test ./golden
//
// The test translates every case, twice, builds all of them into one binary, runs each as a process of its own and
// compares what it prints. Differences that are accepted stand in divergences.txt with a reason.
package golden
