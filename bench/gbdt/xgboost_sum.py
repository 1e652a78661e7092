"""XGBoost on the data that bench/gbdt/main.cpp wrote into a folder, as Ansor uses it: the loss is
the weighted squared error of the sum over a program's rows, on one thread.

    python3 xgboost_sum.py FOLDER FEATURES TREES

Writes scores of the test programs to FOLDER/scores_N.f32, and for each model a line
"name <tab> CPU seconds of training <tab> rows predicted per CPU second" to FOLDER/models.txt.
"""
import sys
import time

import numpy as np
import xgboost as xgb

folder, features, trees = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
weight_floor = 0.1  # as gbdt::Options has it


def load(name, kind):
    return np.fromfile(f"{folder}/{name}", dtype=kind)


def program_of_row(counts):
    return np.repeat(np.arange(len(counts)), counts)


counts = load("train_counts.u32", np.uint32)
labels = load("train_labels.f32", np.float32)
rows = load("train_rows.f32", np.float32).reshape(-1, features)
test_counts = load("test_counts.u32", np.uint32)
test_rows = load("test_rows.f32", np.float32).reshape(-1, features)
owner, test_owner = program_of_row(counts), program_of_row(test_counts)


def sum_of_rows(weights):
    def objective(predictions, _):
        sums = np.bincount(owner, weights=predictions)
        return ((sums - labels) * weights)[owner], weights[owner]
    return objective


ansor = {"max_depth": 10, "gamma": 0.001, "min_child_weight": 0, "eta": 0.2}
ours = {"max_depth": 6, "gamma": 2e-4, "min_child_weight": 0.1, "eta": 0.1, "lambda": 0.1,
        "colsample_bytree": 0.5, "max_bin": 64}
models = {
    "XGBoost, Ansor's parameters": (ansor, labels, trees),
    "XGBoost, our parameters": (ours, labels + weight_floor, trees),
    "XGBoost, our parameters, 3x the trees": (ours, labels + weight_floor, 3 * trees),
}

with open(f"{folder}/models.txt", "w") as report:
    for number, (name, (parameters, weights, rounds)) in enumerate(models.items()):
        fixed = {"nthread": 1, "tree_method": "hist", "seed": 43, "base_score": 0,
                 "disable_default_eval_metric": 1}
        start = time.process_time()
        data = xgb.QuantileDMatrix(rows, owner, nthread=1,
                                   max_bin=parameters.get("max_bin", 256))
        booster = xgb.train({**fixed, **parameters}, data, rounds, obj=sum_of_rows(weights))
        trained = time.process_time()
        scores = booster.inplace_predict(test_rows)
        predicted = time.process_time()
        np.bincount(test_owner, weights=scores).astype(np.float32).tofile(
            f"{folder}/scores_{number}.f32")
        print(name, trained - start, len(test_rows) / (predicted - trained), sep="\t", file=report)
